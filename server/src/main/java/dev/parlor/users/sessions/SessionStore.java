package dev.parlor.users.sessions;

import dev.parlor.identity.UserId;
import dev.parlor.store.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// The SQL of sessions.
public final class SessionStore {
    /// Logins clean up behind others, some rows each, so that none pays for all.
    private static final int CLEANED_AT_ONCE = 20;

    private static final String SESSION =
            "SELECT id, created_at, COALESCE(last_used_at, created_at), expires_at, user_agent, address FROM sessions ";

    public void insert(
            Tx tx, String id, UserId user, ClientDevice device, String refreshId, Instant now, Instant expires) {
        tx.handle()
                .execute(
                        "INSERT INTO sessions (id, user_id, refresh_id, created_at, expires_at) VALUES (?, ?, ?, ?, ?)",
                        id,
                        user.value(),
                        refreshId,
                        now.toEpochMilli(),
                        expires.toEpochMilli());
        use(tx, id, device, now);
    }

    /// Notes where and when a session was used last.
    void use(Tx tx, String id, ClientDevice device, Instant now) {
        tx.handle().execute("""
                        UPDATE sessions SET last_used_at = ?, user_agent = NULLIF(?, ''), address = NULLIF(?, '')
                        WHERE id = ?
                        """, now.toEpochMilli(), device.userAgent(), device.address(), id);
    }

    /// Removes some sessions that have expired.
    void clean(Tx tx, Instant now) {
        tx.handle().execute("""
                        DELETE FROM sessions WHERE id IN (
                            SELECT id FROM sessions WHERE expires_at <= ? ORDER BY expires_at LIMIT ?)
                        """, now.toEpochMilli(), CLEANED_AT_ONCE);
    }

    /// Lets a session that lives go on until `expires`, or longer if it would have anyway, but never beyond its
    /// lifetime.
    ///
    /// @param presented the refresh token that must be its newest one, if that matters
    /// @param lifetime counted from its log-in
    /// @return when it ends; empty when there is no such session
    Optional<Instant> extend(
            Tx tx,
            TokenClaims token,
            Optional<String> presented,
            String refreshId,
            Instant now,
            Instant expires,
            Duration lifetime) {
        return tx.handle()
                .createQuery("""
                        UPDATE sessions
                        SET refresh_id = :refresh,
                            expires_at = CASE
                                WHEN expires_at <= :expires AND created_at > :expires - :lifetime THEN :expires
                                WHEN expires_at > :expires AND created_at > expires_at - :lifetime THEN expires_at
                                ELSE created_at + :lifetime END
                        WHERE id = :id AND user_id = :user AND expires_at > :now AND created_at > :now - :lifetime
                          AND refresh_id = COALESCE(:presented, refresh_id)
                        RETURNING expires_at
                        """)
                .bind("refresh", refreshId)
                .bind("expires", expires.toEpochMilli())
                .bind("id", token.session())
                .bind("user", token.user().value())
                .bind("now", now.toEpochMilli())
                .bind("lifetime", lifetime.toMillis())
                .bind("presented", presented.orElse(null))
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli);
    }

    /// Whether there was such a session.
    public boolean delete(Tx tx, String id, UserId user) {
        return tx.handle().execute("DELETE FROM sessions WHERE id = ? AND user_id = ?", id, user.value()) == 1;
    }

    /// Removes a user's sessions but one.
    ///
    /// @param keep `""` to keep none
    /// @return their ids
    public List<String> deleteOthers(Tx tx, UserId user, String keep) {
        return tx.handle()
                .select("DELETE FROM sessions WHERE user_id = ? AND id <> ? RETURNING id", user.value(), keep)
                .mapTo(String.class)
                .list();
    }

    /// Removes a user's sessions beyond so many, those that would expire first.
    ///
    /// @return their ids
    List<String> deleteBeyond(Tx tx, UserId user, int most) {
        return tx.handle()
                .select("""
                        DELETE FROM sessions WHERE id IN (
                            SELECT id FROM sessions WHERE user_id = ? ORDER BY expires_at DESC, id LIMIT ? OFFSET ?)
                        RETURNING id
                        """, user.value(), Integer.MAX_VALUE, most)
                .mapTo(String.class)
                .list();
    }

    /// A user's sessions, the oldest first, from after one if it is given.
    public List<SessionDetails> of(Handle handle, UserId user, Optional<SessionDetails> after, int most) {
        return handle.select(
                        SESSION + """
                        WHERE user_id = ? AND (created_at, id) > (?, ?) ORDER BY created_at, id LIMIT ?
                        """,
                        user.value(),
                        after.map(session -> session.created().toEpochMilli()).orElse(-1L),
                        after.map(SessionDetails::id).orElse(""),
                        most)
                .map(SessionStore::sessionIn)
                .list();
    }

    /// A user's sessions that have not ended: `first`, then those used last.
    List<SessionDetails> listed(Handle handle, UserId user, String first, Instant now, int most) {
        return handle.select(SESSION + """
                        WHERE user_id = ? AND expires_at > ?
                        ORDER BY CASE WHEN id = ? THEN 0 ELSE 1 END, COALESCE(last_used_at, created_at) DESC, id LIMIT ?
                        """, user.value(), now.toEpochMilli(), first, most)
                .map(SessionStore::sessionIn)
                .list();
    }

    private static SessionDetails sessionIn(ResultSet row, StatementContext context) throws SQLException {
        return new SessionDetails(
                row.getString(1),
                Instant.ofEpochMilli(row.getLong(2)),
                Instant.ofEpochMilli(row.getLong(3)),
                Instant.ofEpochMilli(row.getLong(4)),
                Optional.ofNullable(row.getString(5)),
                Optional.ofNullable(row.getString(6)));
    }

    /// How a session stands.
    ///
    /// @param demo whether anybody may enter the account while the demo is on
    /// @param expires empty when there is no such session, or not of that user
    record SessionRow(boolean active, boolean demo, Optional<Instant> expires) {}

    /// Whether a session has not ended, and its account may be used.
    boolean lives(Handle handle, String id, Instant now) {
        return handle.select("""
                        SELECT 1 FROM sessions s JOIN users u ON u.id = s.user_id
                        WHERE s.id = ? AND s.expires_at > ? AND u.is_active = 1 AND u.deleted_at IS NULL
                        """, id, now.toEpochMilli())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /// Empty when there is no such user.
    Optional<SessionRow> find(Handle handle, UserId user, String id) {
        return handle.select("""
                        SELECT u.is_active, s.expires_at, u.is_demo
                        FROM users u LEFT JOIN sessions s ON s.user_id = u.id AND s.id = ?
                        WHERE u.id = ? AND u.deleted_at IS NULL
                        """, id, user.value())
                .map((row, context) -> {
                    var expires = row.getLong(2);
                    var ends = !row.wasNull();
                    return new SessionRow(
                            row.getInt(1) == 1,
                            row.getInt(3) == 1,
                            ends ? Optional.of(Instant.ofEpochMilli(expires)) : Optional.empty());
                })
                .findOne();
    }

    /// What matters of an account for its sessions.
    record Account(boolean active, boolean guest, boolean demo) {}

    /// Empty when there is no such user.
    Optional<Account> account(Handle handle, UserId user) {
        return handle.select("""
                        SELECT is_active, CASE WHEN guest_since IS NULL THEN 0 ELSE 1 END, is_demo
                        FROM users WHERE id = ? AND deleted_at IS NULL
                        """, user.value())
                .map((row, context) -> new Account(row.getInt(1) == 1, row.getInt(2) == 1, row.getInt(3) == 1))
                .findOne();
    }
}
