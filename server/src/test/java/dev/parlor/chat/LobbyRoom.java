package dev.parlor.chat;

import dev.parlor.chat.lobby.LobbyModule;
import dev.parlor.contract.Contract;
import dev.parlor.friends.Circle;
import dev.parlor.friends.blocks.PairBlocks;
import dev.parlor.game.GameInvites;
import dev.parlor.game.GameModule;
import dev.parlor.game.GameProposal;
import dev.parlor.game.match.GameId;
import dev.parlor.identity.UserId;
import dev.parlor.json.Json;
import dev.parlor.limits.Limits;
import dev.parlor.limits.Rates;
import dev.parlor.realtime.SocketHandler;
import dev.parlor.realtime.SocketHandshake;
import dev.parlor.store.Database;
import dev.parlor.store.Tx;
import dev.parlor.testkit.ManualLater;
import dev.parlor.testkit.TestConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// The lobbies on a database, as one node has them, with people to meet, and time that stands still. Two of these
/// on one database are two nodes that share nothing else, or one before and after a restart.
public final class LobbyRoom implements AutoCloseable {
    private static final Contract CONTRACT = new Contract();

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T09:00:00.123456Z"));
    public final ManualLater later = new ManualLater();
    final Circle circle;
    public final GameModule games;
    private final LobbyModule lobbies;
    private final Database database;

    public LobbyRoom(Database database) {
        this(database, Limits.DEFAULTS.scaled(10_000));
    }

    public LobbyRoom(Database database, Limits limits) {
        this(database, MessageRates.of(Rates.alone(limits)));
    }

    LobbyRoom(Database database, MessageRates rates) {
        this.database = database;
        InstantSource clock = now::get;
        circle = new Circle(database);
        var live = circle.live(later);
        games = new GameModule(
                database,
                new GameModule.GameUsers(
                        circle.users,
                        new PairBlocks(),
                        Limits.DEFAULTS.scaled(1000).most()),
                live,
                clock,
                new Random(3));
        lobbies = new LobbyModule(
                database,
                new LobbyModule.LobbyUsers(circle.users, games.tables(), new PairBlocks()),
                live,
                rates,
                clock);
        lobbies.start();
    }

    public UserId person(String firstName) {
        return circle.person(firstName);
    }

    /// A game between two people.
    public GameId game(UserId x, UserId o) {
        return database.write(tx -> games.tables().deal(tx, GameProposal.fair("tic_tac_toe", x, o)));
    }

    /// One that waits for its invite to be accepted.
    public GameId gameOnHold(UserId x, UserId o) {
        return database.write(tx ->
                games.tables().deal(tx, GameProposal.fair("tic_tac_toe", x, o).keptOnHold()));
    }

    /// Has a player give up a game.
    void resign(GameId game, UserId player) {
        var board = games.socket((invite, id, user) -> GameInvites.PassState.GOOD)
                .factory()
                .create(new SocketHandshake(List.of(game.toString()), Map.of(), "127.0.0.1"));
        board.received(TestConnection.of(player.value()), "{\"type\":\"resign\"}");
    }

    public <T> T write(Function<Tx, T> work) {
        return database.write(work);
    }

    /// A user's open socket in a lobby.
    public Guest enter(String lobby, UserId user) {
        var handler = lobbies.socket().factory().create(new SocketHandshake(List.of(lobby), Map.of(), "127.0.0.1"));
        var connection = TestConnection.of(user.value()).watchedAt("/ws/chat/lobby/" + lobby + "/", CONTRACT);
        handler.opened(connection);
        return new Guest(this, handler, connection);
    }

    /// What was said in a lobby, as a newcomer is shown it.
    public List<JsonNode> history(String lobby, UserId newcomer) {
        var guest = enter(lobby, newcomer);
        guest.goes();
        return guest.history();
    }

    long rows(String table) {
        return database.read(handle ->
                handle.select("SELECT COUNT(*) FROM " + table).mapTo(Long.class).one());
    }

    /// One open socket.
    public record Guest(LobbyRoom room, SocketHandler handler, TestConnection connection) {
        public void says(String text) {
            handler.received(connection, text);
        }

        public void chats(String text) {
            says(Json.MAPPER.writeValueAsString(Map.of("type", "chat_message", "message", text)));
        }

        public void chats(String text, String id) {
            says(Json.MAPPER.writeValueAsString(Map.of("type", "chat_message", "message", text, "id", id)));
        }

        void isReady(boolean ready) {
            says("{\"type\":\"ready\",\"ready\":" + ready + "}");
        }

        public void starts() {
            says("{\"type\":\"start_game\"}");
        }

        /// Its connection ends.
        public void goes() {
            room.circle.layer.leaveAll(connection);
            handler.closed(connection);
        }

        public List<JsonNode> history() {
            return connection
                    .messages("history")
                    .getFirst()
                    .path("messages")
                    .valueStream()
                    .toList();
        }

        /// Every message that it was told, without what it was shown at first.
        public List<JsonNode> heard() {
            return connection.messages("chat_message").stream()
                    .map(one -> one.path("message"))
                    .toList();
        }

        public List<Long> startedGames() {
            return connection.messages("game_start_acknowledgment").stream()
                    .map(one -> one.path("game_id").asLong())
                    .toList();
        }

        /// Who is there, as it was told last.
        public List<Long> present() {
            return connection
                    .messages("update_player_list")
                    .getLast()
                    .path("players")
                    .valueStream()
                    .map(player -> player.path("id").asLong())
                    .toList();
        }

        /// Who of them is ready.
        List<Long> ready() {
            return connection
                    .messages("update_player_list")
                    .getLast()
                    .path("players")
                    .valueStream()
                    .filter(player -> player.path("ready").asBoolean())
                    .map(player -> player.path("id").asLong())
                    .toList();
        }

        /// What it was refused last.
        public String refusal() {
            var last = connection.last();
            return last.path("type").asString() + " " + last.path("code").asString();
        }
    }

    @Override
    public void close() {
        games.close();
        circle.close();
    }
}
