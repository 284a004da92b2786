package dev.parlor.invites;

import dev.parlor.game.match.GameId;
import dev.parlor.identity.UserId;
import java.time.Instant;
import java.util.Optional;

/// One person asks another to a game.
///
/// @param game the game that it is to, on hold until it is accepted; gone when it came to nothing
/// @param expiresAt from this moment on nobody can answer any more
/// @param respondedAt when one of the two ended it; empty while pending and when the clock did
record Invite(
        InviteId id,
        UserId from,
        UserId to,
        String gameType,
        GameId game,
        InviteStatus status,
        Instant createdAt,
        Instant expiresAt,
        Optional<Instant> respondedAt) {
    boolean involves(UserId user) {
        return from.equals(user) || to.equals(user);
    }

    /// Whether its time is over, though nobody may have written that down yet.
    boolean due(Instant now) {
        return status == InviteStatus.PENDING && !now.isBefore(expiresAt);
    }

    /// How it stands at this moment: a pending one whose time is over has expired.
    Invite asOf(Instant now) {
        return due(now) ? ended(InviteStatus.EXPIRED, now) : this;
    }

    /// The same, ended.
    Invite ended(InviteStatus how, Instant now) {
        var responded = how == InviteStatus.EXPIRED ? Optional.<Instant>empty() : Optional.of(now);
        return new Invite(id, from, to, gameType, game, how, createdAt, expiresAt, responded);
    }
}
