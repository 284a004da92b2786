package dev.parlor.invites;

import dev.parlor.realtime.channel.TopicLocks;
import dev.parlor.realtime.channel.Topics;
import dev.parlor.store.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Ends invites whose time is over, at that moment (contract §2.7). The work of a `Deadlines`.
record InviteExpiry(Database database, InviteEnds ends, TopicLocks order) {
    private static final int AT_ONCE = 100;

    /// Ends everything that is due, and tells of it.
    ///
    /// @return when the next will be due
    Optional<Instant> expire(Instant now) {
        var due = due(now);
        while (!due.isEmpty()) {
            due.forEach(invite -> expire(invite, now));
            due = due(now);
        }
        return database.read(ends.store()::nextDue);
    }

    private List<Invite> due(Instant now) {
        return database.read(handle -> ends.store().due(handle, now, AT_ONCE));
    }

    /// Each in a transaction of its own. When another node, or an answer that came late, was first, nothing is left
    /// to be done.
    private void expire(Invite invite, Instant now) {
        var both = List.of(
                Topics.user(invite.from().value()), Topics.user(invite.to().value()));
        try (var _ = order.hold(both)) {
            database.write(tx -> ends.end(tx, invite, InviteStatus.EXPIRED, now));
        }
    }
}
