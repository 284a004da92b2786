package dev.parlor.notifications;

import dev.parlor.realtime.Connection;
import dev.parlor.realtime.Cursor;
import dev.parlor.realtime.Frame;
import dev.parlor.realtime.MissedMessages;
import dev.parlor.realtime.RealtimeServices;
import dev.parlor.realtime.channel.Topics;
import dev.parlor.store.Database;
import java.time.InstantSource;
import java.util.Optional;

/// Brings sockets up to date: a newcomer learns how things stand and then hears every event after that, none twice
/// and none left out. All of it happens in the turn of its user's topic, in which events are told too.
///
/// Thread-safe; blocks.
final class InboxSubscriptions {
    private final Database database;
    private final RealtimeServices realtime;
    private final BadgeCounts counts;
    private final FriendPresence friendPresence;
    private final InstantSource clock;
    private final InboxStore store = new InboxStore();

    InboxSubscriptions(
            Database database,
            RealtimeServices realtime,
            BadgeCounts counts,
            FriendPresence friendPresence,
            InstantSource clock) {
        this.database = database;
        this.realtime = realtime;
        this.counts = counts;
        this.friendPresence = friendPresence;
        this.clock = clock;
    }

    /// Lets a socket in.
    ///
    /// @param since the last event that its client knows, when it says so
    void welcome(Connection connection, Optional<Cursor> since) {
        var userId = connection.principal().userId();
        try (var _ = realtime.order().hold(Topics.user(userId))) {
            realtime.layer().join(Topics.user(userId), connection, () -> last(userId));
            var last = Math.min(realtime.layer().told(Topics.user(userId)), last(userId));
            var unread = UnreadSummary.of(counts, userId);
            friendPresence.arrived(
                    connection,
                    online -> connection.offer(Frame.of(
                            new HelloMessage(clock.instant(), userId, last, unread, online, realtime.epoch()))));
            since.ifPresent(known -> replay(connection, known, last));
        }
    }

    /// Tells a socket what came after an event.
    void catchUp(Connection connection, Cursor since) {
        var userId = connection.principal().userId();
        try (var _ = realtime.order().hold(Topics.user(userId))) {
            replay(connection, since, Math.min(realtime.layer().told(Topics.user(userId)), last(userId)));
        }
    }

    void goodbye(Connection connection) {
        friendPresence.left(connection);
    }

    private long last(long userId) {
        return database.read(handle -> store.last(handle, userId));
    }

    /// Not what came last of all, but what the other sockets were told: the rest reaches this one with them.
    private void replay(Connection connection, Cursor since, long newest) {
        if (!since.belongsTo(realtime.epoch())) {
            connection.offer(realtime.epoch().resync());
            return;
        }
        var userId = connection.principal().userId();
        switch (database.read(handle -> store.between(handle, userId, since.number(), newest))) {
            case EventReplay.MissedEvents(var events) ->
                new MissedMessages(events).tell(connection, realtime.epoch().resync());
            case EventReplay.TooOld() -> connection.offer(realtime.epoch().resync());
        }
    }
}
