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

/// Brings sockets up to date: a new socket gets the current state, then every later event exactly once. All
/// of it happens with the lock of its user's topic held, as does the sending of events.
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

    /// Adds a socket.
    ///
    /// @param since the last event that its client knows, if it sends one
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

    /// Sends a socket the events after the given one.
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

    /// Replays up to what the other sockets have received, not up to the newest event: this socket gets the
    /// rest together with them.
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
