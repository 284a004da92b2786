package dev.parlor.identity;

import java.time.Instant;

/// Who is at the other end of a request or a socket: a user, and the session that the access token belonged to.
///
/// @param userId the account's id
/// @param sessionId the `sid` claim; the connection lives as long as this session
/// @param sessionExpires when the session's newest refresh token expires, as known at authentication; a session
///     that was refreshed since lives longer (ask [Authenticator#sessionExpiry])
/// @param shared whether the account is one that many people use at once: limits count it by address, and no
///     one may change it
public record Principal(long userId, String sessionId, Instant sessionExpires, boolean shared) {
    /// A user of an account that is not shared.
    public Principal(long userId, String sessionId, Instant sessionExpires) {
        this(userId, sessionId, sessionExpires, false);
    }
}
