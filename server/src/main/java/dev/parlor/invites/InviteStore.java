package dev.parlor.invites;

import dev.parlor.game.match.GameId;
import dev.parlor.identity.UserId;
import dev.parlor.store.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// The SQL of invites.
final class InviteStore {
    private static final String INVITE =
            "SELECT uuid, from_user, to_user, game_type, game_id, status, created_at, expires_at, responded_at"
                    + " FROM invites ";

    Optional<Invite> find(Handle handle, InviteId id) {
        return handle.select(INVITE + "WHERE uuid = ?", id.value())
                .map(InviteStore::inviteIn)
                .findOne();
    }

    /// The pending invite, if there is one; it may be past its time.
    Optional<Invite> pending(Handle handle, UserId from, UserId to, String gameType) {
        return handle.select(
                        INVITE + "WHERE from_user = ? AND to_user = ? AND game_type = ? AND status = 'pending'",
                        from.value(),
                        to.value(),
                        gameType)
                .map(InviteStore::inviteIn)
                .findOne();
    }

    /// The pending invites between two users, in both directions.
    List<Invite> pendingBetween(Handle handle, UserId one, UserId other) {
        return handle.select(INVITE + """
                                WHERE status = 'pending'
                                  AND ((from_user = ? AND to_user = ?) OR (from_user = ? AND to_user = ?))
                                ORDER BY id
                                """, one.value(), other.value(), other.value(), one.value())
                .map(InviteStore::inviteIn)
                .list();
    }

    /// The invites that a user sent or received, newest first.
    List<Invite> of(Handle handle, UserId user, InviteQuery query, Instant now) {
        return handle.createQuery("""
                        %s WHERE %s
                          AND (:status = '' OR :status = CASE WHEN status = 'pending' AND expires_at <= :now
                                                              THEN 'expired' ELSE status END)
                        ORDER BY id DESC LIMIT %d
                        """.formatted(INVITE, query.role().condition(), InviteQuery.MOST))
                .bind("user", user.value())
                .bind("status", query.status().map(InviteStatus::wireName).orElse(""))
                .bind("now", now.toEpochMilli())
                .map(InviteStore::inviteIn)
                .list();
    }

    /// All invites that a user ever sent or received, newest first, starting after the given one.
    List<Invite> all(Handle handle, UserId user, Optional<Invite> after, int most) {
        return handle.select(
                        INVITE + """
                        WHERE (from_user = ? OR to_user = ?)
                          AND id < COALESCE((SELECT id FROM invites WHERE uuid = ?), ?)
                        ORDER BY id DESC LIMIT ?
                        """,
                        user.value(),
                        user.value(),
                        after.map(invite -> invite.id().value()).orElse(""),
                        Long.MAX_VALUE,
                        most)
                .map(InviteStore::inviteIn)
                .list();
    }

    /// How many invites wait for this user's answer.
    int waitingFor(Handle handle, UserId user, Instant now) {
        return handle.select(
                        "SELECT count(*) FROM invites WHERE to_user = ? AND status = 'pending' AND expires_at > ?",
                        user.value(),
                        now.toEpochMilli())
                .mapTo(Integer.class)
                .one();
    }

    /// The pending invites past their time, the longest overdue first.
    List<Invite> due(Handle handle, Instant now, int most) {
        return handle.select(
                        INVITE + "WHERE status = 'pending' AND expires_at <= ? ORDER BY expires_at, id LIMIT ?",
                        now.toEpochMilli(),
                        most)
                .map(InviteStore::inviteIn)
                .list();
    }

    /// When the next pending invite expires.
    Optional<Instant> nextDue(Handle handle) {
        return handle.select("SELECT min(expires_at) FROM invites WHERE status = 'pending'")
                .map((row, context) -> {
                    var due = row.getLong(1);
                    return row.wasNull() ? Optional.<Instant>empty() : Optional.of(Instant.ofEpochMilli(due));
                })
                .one();
    }

    void insert(Tx tx, Invite invite) {
        tx.handle()
                .execute(
                        """
                        INSERT INTO invites (uuid, from_user, to_user, game_type, game_id, status, created_at, expires_at)
                        VALUES (?, ?, ?, ?, ?, 'pending', ?, ?)
                        """,
                        invite.id().value(),
                        invite.from().value(),
                        invite.to().value(),
                        invite.gameType(),
                        invite.game().value(),
                        invite.createdAt().toEpochMilli(),
                        invite.expiresAt().toEpochMilli());
    }

    /// Ends a pending invite. Only one attempt can succeed: the update requires the status `pending`, and an
    /// invite can only expire from `expires_at` on and only be answered before it.
    ///
    /// @param ended the invite in its final state
    /// @return false when the invite has already ended, or can't end like this at this moment
    boolean end(Tx tx, Invite ended, Instant now) {
        var time = ended.status() == InviteStatus.EXPIRED ? "expires_at <= ?" : "expires_at > ?";
        return tx.handle()
                        .execute(
                                "UPDATE invites SET status = ?, responded_at = ? WHERE uuid = ? AND status = 'pending' AND "
                                        + time,
                                ended.status().wireName(),
                                ended.respondedAt().map(Instant::toEpochMilli).orElse(null),
                                ended.id().value(),
                                now.toEpochMilli())
                == 1;
    }

    private static Invite inviteIn(ResultSet row, StatementContext context) throws SQLException {
        var responded = row.getLong(9);
        var answered = !row.wasNull();
        return new Invite(
                new InviteId(row.getString(1)),
                new UserId(row.getLong(2)),
                new UserId(row.getLong(3)),
                row.getString(4),
                new GameId(row.getLong(5)),
                InviteStatus.find(row.getString(6)).orElseThrow(),
                Instant.ofEpochMilli(row.getLong(7)),
                Instant.ofEpochMilli(row.getLong(8)),
                answered ? Optional.of(Instant.ofEpochMilli(responded)) : Optional.empty());
    }
}
