package dev.parlor.users.sessions;

import dev.parlor.identity.UserId;
import dev.parlor.store.Tx;
import java.time.Instant;
import java.util.Optional;

/// The SQL of tickets.
final class TicketStore {
    /// Whoever gets a ticket cleans up behind others, some rows each, so that none pays for all.
    private static final int CLEANED_AT_ONCE = 20;

    /// @return false when the session has ended
    boolean insert(Tx tx, String digest, SocketTickets.TicketHolder holder, Instant expires) {
        // Writes to the session, so that a log-out that comes in between has to wait, or has happened.
        var lives = tx.handle()
                        .execute(
                                "UPDATE sessions SET id = id WHERE id = ? AND user_id = ?",
                                holder.session(),
                                holder.user().value())
                == 1;
        return lives
                && tx.handle()
                                .execute(
                                        "INSERT INTO socket_tickets (digest, user_id, session_id, expires_at)"
                                                + " VALUES (?, ?, ?, ?)",
                                        digest,
                                        holder.user().value(),
                                        holder.session(),
                                        expires.toEpochMilli())
                        == 1;
    }

    Optional<SocketTickets.TicketHolder> take(Tx tx, String digest, Instant now) {
        return tx.handle()
                .select(
                        "DELETE FROM socket_tickets WHERE digest = ? AND expires_at > ? RETURNING user_id, session_id",
                        digest,
                        now.toEpochMilli())
                .map((row, context) -> new SocketTickets.TicketHolder(new UserId(row.getLong(1)), row.getString(2)))
                .findOne();
    }

    void clean(Tx tx, Instant now) {
        tx.handle().execute("""
                        DELETE FROM socket_tickets WHERE digest IN (
                            SELECT digest FROM socket_tickets WHERE expires_at <= ? ORDER BY expires_at LIMIT ?)
                        """, now.toEpochMilli(), CLEANED_AT_ONCE);
    }
}
