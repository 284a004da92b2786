package dev.parlor.game;

import dev.parlor.users.UserId;
import java.time.Duration;
import java.time.Instant;

/// Somebody wants to play once more against the same opponent.
///
/// @param game the finished one
record RematchOffer(GameId game, UserId requester, UserId receiver, Instant createdAt) {
    /// How long it waits for an answer (contract §3.5).
    static final Duration LIFETIME = Duration.ofSeconds(60);

    Instant expiresAt() {
        return createdAt.plus(LIFETIME);
    }
}
