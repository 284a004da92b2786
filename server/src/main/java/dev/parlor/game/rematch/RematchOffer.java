package dev.parlor.game.rematch;

import dev.parlor.game.match.GameId;
import dev.parlor.identity.UserId;
import java.time.Duration;
import java.time.Instant;

/// An offer to play again against the same opponent.
///
/// @param game the finished game
public record RematchOffer(GameId game, UserId requester, UserId receiver, Instant createdAt) {
    /// How long the offer waits for an answer (contract §3.5).
    public static final Duration LIFETIME = Duration.ofSeconds(60);

    Instant expiresAt() {
        return createdAt.plus(LIFETIME);
    }
}
