package dev.parlor.invites;

import dev.parlor.game.match.GameId;
import dev.parlor.identity.UserId;
import java.time.Instant;
import java.util.Optional;

/// One user's invite of another to a game.
///
/// @param game the game, on hold until the invite is accepted; removed when it ends any other way
/// @param expiresAt from this moment on the invite can't be answered
/// @param respondedAt when one of the two ended the invite; empty while it is pending and after it expired
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

    /// Whether the invite has run out, even if its expiry is not stored yet.
    boolean due(Instant now) {
        return status == InviteStatus.PENDING && !now.isBefore(expiresAt);
    }

    /// The invite as of this moment: a pending one past its time counts as expired.
    Invite asOf(Instant now) {
        return due(now) ? ended(InviteStatus.EXPIRED, now) : this;
    }

    /// This invite in its final state.
    Invite ended(InviteStatus how, Instant now) {
        var responded = how == InviteStatus.EXPIRED ? Optional.<Instant>empty() : Optional.of(now);
        return new Invite(id, from, to, gameType, game, how, createdAt, expiresAt, responded);
    }
}
