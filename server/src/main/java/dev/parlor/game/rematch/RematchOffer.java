package dev.parlor.game.rematch;

import dev.parlor.game.match.GameId;
import dev.parlor.identity.UserId;
import java.time.Duration;
import java.time.Instant;

/// Somebody wants to play once more against the same opponent.
///
/// @param game the finished one
public record RematchOffer(GameId game, UserId requester, UserId receiver, Instant createdAt) {
    /// How long it waits for an answer (contract §3.5).
    public static final Duration LIFETIME = Duration.ofSeconds(60);

    Instant expiresAt() {
        return createdAt.plus(LIFETIME);
    }
}
