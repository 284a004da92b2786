package dev.parlor.notifications;

import dev.parlor.realtime.Backlog;
import dev.parlor.realtime.ChannelLayer;
import dev.parlor.realtime.Connection;
import dev.parlor.realtime.Frame;
import dev.parlor.realtime.TopicOrder;
import dev.parlor.realtime.Topics;
import dev.parlor.store.Database;
import java.time.InstantSource;
import java.util.OptionalLong;

/// Brings sockets up to date: a newcomer learns how things stand and then hears every event after that, none twice
/// and none left out. All of it happens in the turn of its user's topic, in which events are told too.
///
/// Thread-safe; blocks.
final class Desk {
    private final Database database;
    private final ChannelLayer layer;
    private final TopicOrder order;
    private final BadgeCounts counts;
    private final Company company;
    private final InstantSource clock;
    private final InboxStore store = new InboxStore();

    Desk(
            Database database,
            ChannelLayer layer,
            TopicOrder order,
            BadgeCounts counts,
            Company company,
            InstantSource clock) {
        this.database = database;
        this.layer = layer;
        this.order = order;
        this.counts = counts;
        this.company = company;
        this.clock = clock;
    }

    /// Lets a socket in.
    ///
    /// @param since the last event that its client knows, when it says so
    void welcome(Connection connection, OptionalLong since) {
        var userId = connection.principal().userId();
        try (var _ = order.hold(Topics.user(userId))) {
            layer.join(Topics.user(userId), connection, () -> last(userId));
            var last = Math.min(layer.told(Topics.user(userId)), last(userId));
            var unread = UnreadSummary.of(counts, userId);
            company.arrived(
                    connection,
                    online -> connection.offer(Frame.of(new Hello(clock.instant(), userId, last, unread, online))));
            since.ifPresent(event -> replay(connection, event, last));
        }
    }

    /// Tells a socket what came after an event.
    void catchUp(Connection connection, long since) {
        var userId = connection.principal().userId();
        try (var _ = order.hold(Topics.user(userId))) {
            replay(connection, since, Math.min(layer.told(Topics.user(userId)), last(userId)));
        }
    }

    void goodbye(Connection connection) {
        company.left(connection);
    }

    private long last(long userId) {
        return database.read(handle -> store.last(handle, userId));
    }

    /// Not what came last of all, but what the other sockets were told: the rest reaches this one with them.
    private void replay(Connection connection, long since, long newest) {
        var userId = connection.principal().userId();
        switch (database.read(handle -> store.between(handle, userId, since, newest))) {
            case Replay.Missed(var events) -> new Backlog(events).tell(connection, Resync.FRAME);
            case Replay.TooOld() -> connection.offer(Resync.FRAME);
        }
    }
}
