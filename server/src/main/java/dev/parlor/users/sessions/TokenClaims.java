package dev.parlor.users.sessions;

import dev.parlor.identity.UserId;
import java.time.Instant;

/// What a genuine token says.
///
/// @param session the `sid` claim: which login it came from
/// @param id the `jti` claim: unique among all tokens
public record TokenClaims(TokenType type, UserId user, String session, String id, Instant expires) {}
