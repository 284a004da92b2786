package dev.parlor.users.operators;

import dev.parlor.identity.UserId;
import dev.parlor.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The SQL of changes that nodes must notice: those of operator commands, and sessions that ended at another
/// node.
public final class OperatorChanges {
    /// Nodes read changes within a second; one that was stopped for longer has nothing cached.
    private static final Duration KEPT = Duration.ofDays(1);

    /// How many old rows to delete per insert.
    static final int FORGOTTEN_AT_ONCE = 100;

    /// A change.
    ///
    /// @param session the session that was ended; empty when the account itself changed
    record OperatorChange(long number, UserId user, Optional<String> session) {}

    /// Records a change, in the transaction that makes it, and deletes old ones. Of two concurrent
    /// transactions, the second waits for the first and takes the next number. The insert therefore runs last
    /// in its transaction, so that a logout never waits for the rest of another user's account deletion.
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
        // Never deletes the newest row, because numbers must not restart. Deletes only some of the oldest, to
        // avoid scanning them all.
        tx.handle().execute("""
                        DELETE FROM operator_changes WHERE at < ? AND number < ?
                            AND number < (SELECT MIN(number) FROM operator_changes) + ?
                        """, now.minus(KEPT).toEpochMilli(), added.get(), FORGOTTEN_AT_ONCE);
    }

    /// The number of the newest change; 0 when there is none.
    long newest(Handle handle) {
        return handle.select("SELECT COALESCE(MAX(number), 0) FROM operator_changes")
                .mapTo(Long.class)
                .one();
    }

    /// The changes after a number, oldest first.
    List<OperatorChange> after(Handle handle, long number) {
        return handle.select(
                        "SELECT number, user_id, session_id FROM operator_changes WHERE number > ? ORDER BY number",
                        number)
                .map((row, context) -> new OperatorChange(
                        row.getLong(1), new UserId(row.getLong(2)), Optional.ofNullable(row.getString(3))))
                .list();
    }
}
