package dev.parlor.invites;

import dev.parlor.game.GameSetup;
import dev.parlor.store.Tx;
import java.time.Instant;
import java.util.Optional;

/// The only way to end an invite: settles its game and notifies both users, in one transaction.
record InviteEnds(InviteStore store, GameSetup tables, InviteEvents news) {
    /// Ends an invite if it is still pending and may end like this at this moment. Of several concurrent
    /// attempts, on this node or others, exactly one succeeds. The caller holds `Topics.user` of both users
    /// in the `TopicLocks`.
    ///
    /// @return the invite as it now is; empty when nothing was changed
    Optional<Invite> end(Tx tx, Invite pending, InviteStatus how, Instant now) {
        var ended = pending.ended(how, now);
        if (!store.end(tx, ended, now)) {
            return Optional.empty();
        }
        settle(tx, ended);
        news.ended(tx, ended);
        return Optional.of(ended);
    }

    private void settle(Tx tx, Invite ended) {
        switch (ended.status()) {
            case ACCEPTED -> {
                if (!tables.release(tx, ended.game())) {
                    throw new IllegalStateException("the game of " + ended + " is not on hold");
                }
            }
            // The invite must end even if its game no longer exists.
            case DECLINED, CANCELED, EXPIRED -> tables.remove(tx, ended.game());
            case PENDING -> throw new IllegalArgumentException("that is no end: " + ended);
        }
    }
}
