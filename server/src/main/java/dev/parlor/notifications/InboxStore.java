package dev.parlor.notifications;

import dev.parlor.realtime.Frame;
import dev.parlor.store.Tx;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// The SQL of the event logs.
final class InboxStore {
    /// The number of the user's next event, from 1. The row stays locked until the transaction ends, so numbers are
    /// committed in order.
    long next(Tx tx, long userId) {
        return tx.handle().select("""
                        INSERT INTO inboxes (user_id, last_event_id) VALUES (?, 1)
                        ON CONFLICT (user_id) DO UPDATE SET last_event_id = inboxes.last_event_id + 1
                        RETURNING last_event_id
                        """, userId).mapTo(Long.class).one();
    }

    void insert(Tx tx, long userId, long event, String frame, Instant now) {
        tx.handle()
                .execute(
                        "INSERT INTO inbox_events (user_id, event_id, frame, at) VALUES (?, ?, ?, ?)",
                        userId,
                        event,
                        frame,
                        now.toEpochMilli());
    }

    /// Deletes the events up to this one.
    void forgetUntil(Tx tx, long userId, long event) {
        tx.handle().execute("DELETE FROM inbox_events WHERE user_id = ? AND event_id <= ?", userId, event);
    }

    /// Deletes events from before a moment, at most `most`.
    ///
    /// @return how many
    int forgetBefore(Tx tx, Instant moment, int most) {
        return tx.handle().execute("""
                        DELETE FROM inbox_events WHERE (user_id, event_id) IN
                            (SELECT user_id, event_id FROM inbox_events WHERE at < ? LIMIT ?)
                        """, moment.toEpochMilli(), most);
    }

    List<String> all(Handle handle, long userId) {
        return handle.select("SELECT frame FROM inbox_events WHERE user_id = ? ORDER BY event_id", userId)
                .mapTo(String.class)
                .map(KeptEvents::complete)
                .list();
    }

    void forget(Tx tx, long userId) {
        tx.handle().execute("DELETE FROM inboxes WHERE user_id = ?", userId);
    }

    /// The number of the user's newest event; 0 before the first.
    long last(Handle handle, long userId) {
        return handle.select("SELECT last_event_id FROM inboxes WHERE user_id = ?", userId)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    /// The events after one, if all of them are still stored.
    EventReplay since(Handle handle, long userId, long event) {
        return between(handle, userId, event, last(handle, userId));
    }

    /// The events after one and up to another, if all of them are still stored.
    EventReplay between(Handle handle, long userId, long event, long newest) {
        var missing = newest - event;
        if (missing < 0 || missing > Inbox.MOST) {
            return new EventReplay.TooOld();
        }
        var frames = handle.select("""
                        SELECT frame FROM inbox_events WHERE user_id = ? AND event_id > ? AND event_id <= ?
                        ORDER BY event_id
                        """, userId, event, newest)
                .mapTo(String.class)
                .map(KeptEvents::complete)
                .map(Frame::encoded)
                .list();
        return frames.size() == missing ? new EventReplay.MissedEvents(frames) : new EventReplay.TooOld();
    }
}
