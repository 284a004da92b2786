package dev.parlor.notifications;

import dev.parlor.store.Tx;
import java.time.Instant;

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

    /// Forgets the events up to this one.
    void forgetUntil(Tx tx, long userId, long event) {
        tx.handle().execute("DELETE FROM inbox_events WHERE user_id = ? AND event_id <= ?", userId, event);
    }
}
