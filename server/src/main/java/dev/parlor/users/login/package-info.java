/// Proving who one is: registration, log-in, change of password, and the demo accounts.
///
/// Owns the forms, the limits on attempts and the routes that issue tokens. Does not own the tokens themselves
/// ([dev.parlor.users.sessions]) or the hashing ([dev.parlor.users.passwords]).
@NullMarked
package dev.parlor.users.login;

import org.jspecify.annotations.NullMarked;
