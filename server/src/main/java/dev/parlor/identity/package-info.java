/// Who a request or a socket belongs to.
///
/// Owns the id of a user, the principal behind a token, and the [Authenticator] that REST and WebSocket both
/// call. Does not own accounts or sessions: `users` implements the authenticator.
@NullMarked
package dev.parlor.identity;

import org.jspecify.annotations.NullMarked;
