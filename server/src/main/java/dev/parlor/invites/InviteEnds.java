package dev.parlor.invites;

import dev.parlor.game.GameSetup;
import dev.parlor.store.Tx;
import java.time.Instant;
import java.util.Optional;

/// The one way in which an invite ends: with its game, and with both being told, in one transaction.
record InviteEnds(InviteStore store, GameSetup tables, InviteEvents news) {
    /// Ends a pending invite, if it still is pending and can end like this at this moment: of all who try at once,
    /// here or at other nodes, one does. Its caller holds `Topics.user` of both in the `TopicOrder`.
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
            // A game that is gone already must not keep an invite from ending.
            case DECLINED, CANCELED, EXPIRED -> tables.remove(tx, ended.game());
            case PENDING -> throw new IllegalArgumentException("that is no end: " + ended);
        }
    }
}
