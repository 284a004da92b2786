package dev.parlor.users.operators;

import dev.parlor.identity.UserId;
import dev.parlor.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The SQL of what operator commands tell the nodes, and one node the others of sessions that ended.
public final class OperatorChanges {
    /// Nodes read within a second; one that was stopped for longer has nothing to forget.
    private static final Duration KEPT = Duration.ofDays(1);

    /// Of the oldest, with each that is added.
    static final int FORGOTTEN_AT_ONCE = 100;

    /// Something changed.
    ///
    /// @param session that was ended; empty when it is about the account itself
    record OperatorChange(long number, UserId user, Optional<String> session) {}

    /// Tells of a change, in the transaction that makes it, and forgets old ones. Of two changes at once the second
    /// waits for the first, and takes the next number: so this comes last in the transaction, however early it is
    /// asked for, and nobody's log-out waits for the rest of somebody's deletion.
    public void add(Tx tx, UserId user, Optional<String> session, Instant now) {
        tx.lastOfAll(() -> insert(tx, user, session, now));
    }

    private void insert(Tx tx, UserId user, Optional<String> session, Instant now) {
        var added = Optional.<Long>empty();
        while (added.isEmpty()) {
            added = tx.handle()
                    .createQuery("""
                            INSERT INTO operator_changes (number, user_id, session_id, at)
                            SELECT COALESCE(MAX(number), 0) + 1, :user, :session, :now FROM operator_changes WHERE 1 = 1
                            ON CONFLICT (number) DO NOTHING
                            RETURNING number
                            """)
                    .bind("user", user.value())
                    .bind("session", session.orElse(null))
                    .bind("now", now.toEpochMilli())
                    .mapTo(Long.class)
                    .findOne();
        }
        // Never the newest: numbers must not begin again. And of the oldest some, not to look through all of them.
        tx.handle().execute("""
                        DELETE FROM operator_changes WHERE at < ? AND number < ?
                            AND number < (SELECT MIN(number) FROM operator_changes) + ?
                        """, now.minus(KEPT).toEpochMilli(), added.get(), FORGOTTEN_AT_ONCE);
    }

    /// The number of the newest change, 0 before the first.
    long newest(Handle handle) {
        return handle.select("SELECT COALESCE(MAX(number), 0) FROM operator_changes")
                .mapTo(Long.class)
                .one();
    }

    /// What came after a number, oldest first.
    List<OperatorChange> after(Handle handle, long number) {
        return handle.select(
                        "SELECT number, user_id, session_id FROM operator_changes WHERE number > ? ORDER BY number",
                        number)
                .map((row, context) -> new OperatorChange(
                        row.getLong(1), new UserId(row.getLong(2)), Optional.ofNullable(row.getString(3))))
                .list();
    }
}
