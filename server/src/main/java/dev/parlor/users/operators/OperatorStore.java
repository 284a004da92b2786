package dev.parlor.users.operators;

import dev.parlor.identity.UserId;
import dev.parlor.store.Tx;
import dev.parlor.users.EmailAddress;
import dev.parlor.users.UserStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// The SQL of operator commands on accounts. Deleted accounts are left out.
final class OperatorStore {
    private static final String ACCOUNT = """
            SELECT id, email, first_name, last_name, is_active, is_staff, is_demo, created_at, last_login_at,
                (SELECT COUNT(*) FROM sessions s WHERE s.user_id = users.id AND s.expires_at > :now)
            FROM users WHERE deleted_at IS NULL
            """;

    Optional<OperatorAccount> find(Handle handle, UserId user, Instant now) {
        return handle.createQuery(ACCOUNT + " AND id = :id")
                .bind("now", now.toEpochMilli())
                .bind("id", user.value())
                .map(OperatorStore::accountIn)
                .findOne();
    }

    /// @param email as typed
    Optional<OperatorAccount> find(Handle handle, String email, Instant now) {
        return handle.createQuery(ACCOUNT + " AND" + UserStore.BY_EMAIL)
                .bind("now", now.toEpochMilli())
                .bindMap(EmailAddress.keys(email))
                .map(OperatorStore::accountIn)
                .findOne();
    }

    /// @param after only accounts with a higher id are listed
    List<OperatorAccount> list(Handle handle, boolean onlyStaff, long after, int most, Instant now) {
        return handle.createQuery(ACCOUNT + " AND id > :after AND is_staff >= :staff ORDER BY id LIMIT :most")
                .bind("now", now.toEpochMilli())
                .bind("after", after)
                .bind("staff", onlyStaff ? 1 : 0)
                .bind("most", most)
                .map(OperatorStore::accountIn)
                .list();
    }

    /// Newest first.
    List<OperatorAccount.OperatorSession> sessions(Handle handle, UserId user, Instant now) {
        return handle.select("""
                        SELECT id, created_at, expires_at FROM sessions
                        WHERE user_id = ? AND expires_at > ? ORDER BY created_at DESC, id
                        """, user.value(), now.toEpochMilli())
                .map((row, context) -> new OperatorAccount.OperatorSession(
                        row.getString(1), Instant.ofEpochMilli(row.getLong(2)), Instant.ofEpochMilli(row.getLong(3))))
                .list();
    }

    void setStaff(Tx tx, UserId user, boolean staff) {
        tx.handle().execute("UPDATE users SET is_staff = ? WHERE id = ?", staff ? 1 : 0, user.value());
    }

    void setPassword(Tx tx, UserId user, String hash) {
        tx.handle().execute("UPDATE users SET password_hash = ? WHERE id = ?", hash, user.value());
    }

    private static OperatorAccount accountIn(ResultSet row, StatementContext context) throws SQLException {
        var lastLogin = row.getLong(9);
        var never = row.wasNull();
        return new OperatorAccount(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getInt(5) == 1,
                row.getInt(6) == 1,
                row.getInt(7) == 1,
                Instant.ofEpochMilli(row.getLong(8)),
                never ? Optional.empty() : Optional.of(Instant.ofEpochMilli(lastLogin)),
                row.getInt(10));
    }
}
