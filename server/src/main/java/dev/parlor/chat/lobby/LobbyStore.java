package dev.parlor.chat.lobby;

import dev.parlor.chat.MessageText;
import dev.parlor.game.match.GameId;
import dev.parlor.identity.UserId;
import dev.parlor.store.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// The SQL of lobbies.
final class LobbyStore {
    /// How many messages of a lobby are kept (contract §3.4).
    static final int KEPT = 50;

    private static final String COLUMNS = "id, message_id, lobby, sender_id, content, created_at";

    /// A stored message. It does not contain the name of its sender, who may have changed it by the time it
    /// is shown.
    ///
    /// @param number the position among all messages
    /// @param id the id on the wire
    record LobbyRow(long number, String id, String lobby, UserId sender, String content, Instant at) {}

    /// Marks a lobby as used and locks it until this transaction ends, so that messages commit in the order
    /// of their ids.
    void use(Tx tx, Lobby lobby, Instant now) {
        tx.handle().execute("""
                        INSERT INTO lobbies (name, used_at) VALUES (?, ?)
                        ON CONFLICT (name) DO UPDATE SET used_at = excluded.used_at
                        """, lobby.name(), now.toEpochMilli());
    }

    /// Stores a message, and deletes all but the newest [#KEPT].
    ///
    /// @return empty when another transaction has stored a message with this client id in the meantime
    Optional<LobbyRow> insert(
            Tx tx, Lobby lobby, UserId sender, MessageText text, Optional<String> clientId, Instant now) {
        var kept = tx.handle()
                .createQuery("""
                        INSERT INTO lobby_messages (message_id, lobby, sender_id, content, client_id, created_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        ON CONFLICT (sender_id, client_id) WHERE client_id IS NOT NULL DO NOTHING
                        RETURNING %s
                        """.formatted(COLUMNS))
                .bind(0, UUID.randomUUID().toString())
                .bind(1, lobby.name())
                .bind(2, sender.value())
                .bind(3, text.text())
                .bind(4, clientId.orElse(null))
                .bind(5, now.toEpochMilli())
                .map(LobbyStore::rowIn)
                .findOne();
        tx.handle().execute("""
                        DELETE FROM lobby_messages WHERE lobby = ? AND id <=
                            (SELECT id FROM lobby_messages WHERE lobby = ? ORDER BY id DESC LIMIT 1 OFFSET ?)
                        """, lobby.name(), lobby.name(), KEPT);
        return kept;
    }

    /// The sender's message with this client id, if it is newer than `since`.
    Optional<LobbyRow> named(Handle handle, UserId sender, String clientId, Instant since) {
        return handle.select(
                        "SELECT " + COLUMNS
                                + " FROM lobby_messages WHERE sender_id = ? AND client_id = ? AND created_at > ?",
                        sender.value(),
                        clientId,
                        since.toEpochMilli())
                .map(LobbyStore::rowIn)
                .findOne();
    }

    /// Frees a client id that was used at this moment or before. A newer use stays: another transaction may
    /// have stored a message with it since the caller checked.
    void forgetName(Tx tx, UserId sender, String clientId, Instant until) {
        tx.handle().execute("""
                        UPDATE lobby_messages SET client_id = NULL
                        WHERE sender_id = ? AND client_id = ? AND created_at <= ?
                        """, sender.value(), clientId, until.toEpochMilli());
    }

    /// The number of the newest message, 0 when there is none.
    long last(Handle handle, Lobby lobby) {
        return handle.select("SELECT COALESCE(MAX(id), 0) FROM lobby_messages WHERE lobby = ?", lobby.name())
                .mapTo(Long.class)
                .one();
    }

    /// The newest messages, oldest first.
    List<LobbyRow> history(Handle handle, Lobby lobby) {
        return handle.select(
                        "SELECT " + COLUMNS + " FROM lobby_messages WHERE lobby = ? ORDER BY id DESC LIMIT ?",
                        lobby.name(),
                        KEPT)
                .map(LobbyStore::rowIn)
                .list()
                .reversed();
    }

    /// The stored lobby messages of a user.
    List<LobbyRow> saidBy(Handle handle, UserId sender, long after, int most) {
        return handle.select(
                        "SELECT " + COLUMNS + " FROM lobby_messages WHERE sender_id = ? AND id > ? ORDER BY id LIMIT ?",
                        sender.value(),
                        after,
                        most)
                .map(LobbyStore::rowIn)
                .list();
    }

    /// The game that was last started in a lobby.
    Optional<GameId> game(Handle handle, Lobby lobby) {
        return handle.select("SELECT game_id FROM lobbies WHERE name = ? AND game_id IS NOT NULL", lobby.name())
                .mapTo(Long.class)
                .findOne()
                .map(GameId::new);
    }

    void setGame(Tx tx, Lobby lobby, GameId game) {
        tx.handle().execute("UPDATE lobbies SET game_id = ? WHERE name = ?", game.value(), lobby.name());
    }

    /// Deletes a lobby in which nothing was said or started.
    void forgetUnused(Tx tx, Lobby lobby) {
        tx.handle().execute("""
                        DELETE FROM lobbies WHERE name = ? AND game_id IS NULL
                            AND NOT EXISTS (SELECT 1 FROM lobby_messages WHERE lobby = lobbies.name)
                        """, lobby.name());
    }

    /// Deletes some of the lobbies that were last used before a moment.
    ///
    /// @return how many were deleted
    int forgetBefore(Tx tx, Instant moment, int most) {
        return tx.handle()
                .execute(
                        "DELETE FROM lobbies WHERE name IN (SELECT name FROM lobbies WHERE used_at < ? LIMIT ?)",
                        moment.toEpochMilli(),
                        most);
    }

    private static LobbyRow rowIn(ResultSet row, StatementContext context) throws SQLException {
        return new LobbyRow(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                new UserId(row.getLong(4)),
                row.getString(5),
                Instant.ofEpochMilli(row.getLong(6)));
    }
}
