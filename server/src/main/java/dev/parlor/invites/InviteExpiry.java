package dev.parlor.invites;

import dev.parlor.realtime.channel.TopicLocks;
import dev.parlor.realtime.channel.Topics;
import dev.parlor.store.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Expires invites on time (contract §2.7). Run by `Deadlines`.
record InviteExpiry(Database database, InviteEnds ends, TopicLocks order) {
    private static final int AT_ONCE = 100;

    /// Expires all invites that are due, and notifies their users.
    ///
    /// @return when the next one is due
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

    /// Each in its own transaction. If another node or a late answer was faster, nothing is left to do.
    private void expire(Invite invite, Instant now) {
        var both = List.of(
                Topics.user(invite.from().value()), Topics.user(invite.to().value()));
        try (var _ = order.hold(both)) {
            database.write(tx -> ends.end(tx, invite, InviteStatus.EXPIRED, now));
        }
    }
}
