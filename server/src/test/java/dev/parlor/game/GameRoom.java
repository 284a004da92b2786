package dev.parlor.game;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.parlor.contract.Contract;
import dev.parlor.friends.blocks.PairBlocks;
import dev.parlor.game.bots.BotRegistry;
import dev.parlor.game.bots.Difficulty;
import dev.parlor.game.match.ComputerPlayer;
import dev.parlor.game.match.GameRefusal;
import dev.parlor.game.match.GameStore;
import dev.parlor.game.match.Match;
import dev.parlor.game.rematch.Rematches;
import dev.parlor.game.rematch.SessionKeys;
import dev.parlor.game.rules.Role;
import dev.parlor.game.rules.RuleBook;
import dev.parlor.game.rules.TicTacToe;
import dev.parlor.game.socket.BoardBroadcaster;
import dev.parlor.game.socket.BoardMember;
import dev.parlor.game.socket.GameSocketFactory;
import dev.parlor.identity.UserId;
import dev.parlor.limits.Limits;
import dev.parlor.limits.Rates;
import dev.parlor.realtime.Epoch;
import dev.parlor.realtime.RealtimeServices;
import dev.parlor.realtime.SocketHandler;
import dev.parlor.realtime.SocketHandshake;
import dev.parlor.realtime.channel.MemoryChannelLayer;
import dev.parlor.realtime.channel.Roster;
import dev.parlor.realtime.channel.Topic;
import dev.parlor.realtime.channel.TopicLocks;
import dev.parlor.realtime.command.Idempotency;
import dev.parlor.store.Database;
import dev.parlor.store.Deployment;
import dev.parlor.testkit.ManualLater;
import dev.parlor.testkit.TestConnection;
import dev.parlor.users.UserSettings;
import dev.parlor.users.Users;
import dev.parlor.users.passwords.Argon2Cost;
import dev.parlor.users.sessions.SigningKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// The game feature on a database, with people to play, a loaded coin, and time that stands still.
public final class GameRoom implements AutoCloseable {
    private static final Contract CONTRACT = new Contract();
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    public final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T09:00:00.123456Z"));
    public final LoadedCoin coin = new LoadedCoin();
    public final MemoryChannelLayer layer = new MemoryChannelLayer();
    private final TopicLocks order = new TopicLocks();
    public final ManualLater later = new ManualLater();
    final Idempotency idempotency = new Idempotency(Ticker.systemTicker());
    /// Every invite is good here.
    public final GameInvites passes = (invite, game, user) -> GameInvites.PassState.GOOD;
    final PlayerAccounts accounts;
    public final GameStore store;
    public final Games games;
    public final Rematches rematches;
    public final GameModule module;
    private final GameSocketFactory door;
    private final Database database;
    private final Users users;

    public GameRoom(Database database) {
        this(database, new Limits.Most(1_000_000, 1_000_000));
    }

    /// @param most how many games one user may have
    public GameRoom(Database database, Limits.Most most) {
        this.database = database;
        InstantSource clock = now::get;
        users = new Users(
                database,
                layer,
                SigningKey.of(Optional.of("a key for tests, of thirty-two bytes or more"), Path.of("unused")),
                new UserSettings(
                        Duration.ofMinutes(20),
                        Duration.ofDays(1),
                        Duration.ofDays(90),
                        false,
                        Duration.ofDays(30),
                        new Argon2Cost(8, 1, 1)),
                Rates.alone(Limits.DEFAULTS),
                clock);
        var live = new RealtimeServices(layer, order, later, idempotency, new Epoch(Deployment.id(database)));
        accounts = new UserAccounts(users, new PairBlocks(), most);
        var book = RuleBook.standard();
        store = new GameStore(database, book, accounts);
        games = new Games(
                store,
                accounts,
                new BoardBroadcaster(
                        live, new Roster<>(Topic.TopicKind.GAME, BoardMember.class, layer, later, clock), accounts),
                new ComputerPlayer(new BotRegistry(book, coin), coin),
                order,
                clock);
        var keys = new SessionKeys(coin);
        rematches = new Rematches(database, store, accounts, live, keys, clock);
        door = new GameSocketFactory(games, rematches, passes, keys, idempotency);
        module = new GameModule(database, accounts, live, clock, coin);
    }

    /// Somebody new, with an address that ends in `@example.com`.
    public UserId person(String firstName) {
        var email = firstName.toLowerCase(java.util.Locale.ROOT) + PEOPLE.incrementAndGet() + "@example.com";
        return database.write(tx -> new UserId(tx.handle()
                .createQuery("""
                        INSERT INTO users (email, email_key, first_name, last_name, password_hash, created_at)
                        VALUES (?, ?, ?, 'A', '', 0) RETURNING id
                        """)
                .bind(0, email)
                .bind(1, email)
                .bind(2, firstName)
                .mapTo(Long.class)
                .one()));
    }

    /// Somebody leaves for good, or is locked out.
    void disable(UserId user) {
        users.setActive(user, false);
    }

    /// Games played, won, lost and drawn, as the database has them.
    List<Integer> standing(UserId user) {
        return database.read(handle -> handle.select(
                        "SELECT total_games_played, wins, losses, draws FROM users WHERE id = ?", user.value())
                .map((row, context) -> List.of(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4)))
                .one());
    }

    String email(UserId user) {
        return accounts.email(user).orElseThrow();
    }

    public Match openGame(UserId creator) {
        return done(games.create(creator, new NewGame(new TicTacToe(), Optional.empty(), true, true)));
    }

    /// A game between two people in which X begins.
    public Match game(UserId x, UserId o) {
        coin.favour(Role.X);
        var match = openGame(x);
        return done(games.join(match.id(), o));
    }

    public Match gameAgainst(Difficulty level, UserId human) {
        return done(games.create(human, new NewGame(new TicTacToe(), Optional.of(level), false, false)));
    }

    /// A move that must be accepted.
    public Match move(Match match, UserId user, int position) {
        return done(games.move(match.id(), user, position, OptionalInt.empty()));
    }

    public Match now(Match match) {
        return store.find(match.id()).orElseThrow();
    }

    public static Match done(GameResult answer) {
        if (answer instanceof GameResult.ChangeDone(var match)) {
            return match;
        }
        throw new AssertionError("expected it to be done, but: " + answer);
    }

    static GameRefusal refusal(GameResult answer) {
        if (answer instanceof GameResult.ChangeRefused(var why)) {
            return why;
        }
        throw new AssertionError("expected a refusal, but: " + answer);
    }

    /// The handler of a socket that was opened with this path and query.
    public SocketHandler socket(String gameId, Map<String, String> query) {
        return door.route().factory().create(new SocketHandshake(List.of(gameId), query, "127.0.0.1"));
    }

    /// A user's open socket at a board.
    public Sitting sit(Match match, UserId user) {
        var connection = TestConnection.of(user.value()).watchedAt("/ws/game/" + match.id() + "/", CONTRACT);
        var sitting = new Sitting(socket(match.id().toString(), Map.of()), connection);
        sitting.handler().opened(sitting.connection());
        return sitting;
    }

    /// One open socket.
    public record Sitting(SocketHandler handler, TestConnection connection) {
        public void says(String text) {
            handler.received(connection, text);
        }
    }

    @Override
    public void close() {
        users.close();
    }
}
