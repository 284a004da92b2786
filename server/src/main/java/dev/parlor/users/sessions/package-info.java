/// Sessions and their tokens: how long a log-in lasts, and how it ends on every node at once.
///
/// Owns the signing key, access and refresh tokens, socket tickets and the cache of sessions. Does not own
/// passwords.
@NullMarked
package dev.parlor.users.sessions;

import org.jspecify.annotations.NullMarked;
