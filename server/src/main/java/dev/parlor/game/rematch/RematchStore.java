package dev.parlor.game.rematch;

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

/// The SQL of rematches. Each offer is answered once, by the transaction that deletes its row.
final class RematchStore {
    private static final String OFFER = "game_id, requester_id, receiver_id, created_at";

    /// A game that is the rematch of another.
    record RematchGame(GameId next, GameId lobby) {}

    /// Stores an offer, unless one is already pending.
    boolean insert(Tx tx, RematchOffer offer) {
        return tx.handle()
                        .execute(
                                """
                                INSERT INTO rematch_offers (game_id, requester_id, receiver_id, created_at, expires_at)
                                VALUES (?, ?, ?, ?, ?)
                                ON CONFLICT (game_id) DO UPDATE SET requester_id = excluded.requester_id,
                                    receiver_id = excluded.receiver_id, created_at = excluded.created_at,
                                    expires_at = excluded.expires_at
                                WHERE rematch_offers.expires_at <= excluded.created_at
                                """,
                                offer.game().value(),
                                offer.requester().value(),
                                offer.receiver().value(),
                                offer.createdAt().toEpochMilli(),
                                offer.expiresAt().toEpochMilli())
                == 1;
    }

    /// Takes (deletes and returns) the offer that waits for this user's answer.
    Optional<RematchOffer> take(Tx tx, GameId game, UserId receiver, Instant now) {
        return tx.handle()
                .select(
                        "DELETE FROM rematch_offers WHERE game_id = ? AND receiver_id = ? AND expires_at > ? RETURNING "
                                + OFFER,
                        game.value(),
                        receiver.value(),
                        now.toEpochMilli())
                .map(RematchStore::offerIn)
                .findOne();
    }

    /// Takes the offers between two players.
    List<RematchOffer> takeBetween(Tx tx, UserId one, UserId other) {
        return tx.handle()
                .select("""
                        DELETE FROM rematch_offers
                        WHERE requester_id = ? AND receiver_id = ? OR requester_id = ? AND receiver_id = ?
                        RETURNING %s
                        """.formatted(OFFER), one.value(), other.value(), other.value(), one.value())
                .map(RematchStore::offerIn)
                .list();
    }

    /// Takes an offer that has expired; false when another transaction already has.
    boolean takeExpired(Tx tx, RematchOffer offer, Instant now) {
        return tx.handle()
                        .execute(
                                "DELETE FROM rematch_offers WHERE game_id = ? AND expires_at <= ?",
                                offer.game().value(),
                                now.toEpochMilli())
                == 1;
    }

    /// The pending offer at a board.
    Optional<RematchOffer> waiting(Handle handle, GameId game, Instant now) {
        return handle.select(
                        "SELECT " + OFFER + " FROM rematch_offers WHERE game_id = ? AND expires_at > ?",
                        game.value(),
                        now.toEpochMilli())
                .map(RematchStore::offerIn)
                .findOne();
    }

    List<RematchOffer> expired(Handle handle, Instant now) {
        return handle.select(
                        "SELECT " + OFFER + " FROM rematch_offers WHERE expires_at <= ? ORDER BY expires_at LIMIT 100",
                        now.toEpochMilli())
                .map(RematchStore::offerIn)
                .list();
    }

    /// When the next offer expires.
    Optional<Instant> nearest(Handle handle) {
        return handle.select("SELECT MIN(expires_at) FROM rematch_offers")
                .map((row, context) -> {
                    var at = row.getLong(1);
                    return row.wasNull() ? Optional.<Instant>empty() : Optional.of(Instant.ofEpochMilli(at));
                })
                .one();
    }

    void insert(Tx tx, GameId game, RematchGame rematch) {
        tx.handle()
                .execute(
                        "INSERT INTO rematches (game_id, next_game_id, lobby_id) VALUES (?, ?, ?)",
                        game.value(),
                        rematch.next().value(),
                        rematch.lobby().value());
    }

    /// The rematch of a game, if it has been created.
    Optional<RematchGame> begun(Handle handle, GameId game) {
        return handle.select("SELECT next_game_id, lobby_id FROM rematches WHERE game_id = ?", game.value())
                .map((row, context) -> new RematchGame(new GameId(row.getLong(1)), new GameId(row.getLong(2))))
                .findOne();
    }

    /// The game whose lobby a game uses: the first in its series of rematches.
    GameId lobby(Handle handle, GameId game) {
        return handle.select("SELECT lobby_id FROM rematches WHERE next_game_id = ?", game.value())
                .mapTo(Long.class)
                .findOne()
                .map(GameId::new)
                .orElse(game);
    }

    private static RematchOffer offerIn(ResultSet row, StatementContext context) throws SQLException {
        return new RematchOffer(
                new GameId(row.getLong(1)),
                new UserId(row.getLong(2)),
                new UserId(row.getLong(3)),
                Instant.ofEpochMilli(row.getLong(4)));
    }
}
