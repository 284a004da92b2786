package dev.parlor.game;

import dev.parlor.game.bots.BotRegistry;
import dev.parlor.game.match.ComputerPlayer;
import dev.parlor.game.match.GameStore;
import dev.parlor.game.rematch.Rematches;
import dev.parlor.game.rematch.SessionKeys;
import dev.parlor.game.rest.GameForms;
import dev.parlor.game.rest.GameResource;
import dev.parlor.game.rest.GameViews;
import dev.parlor.game.rest.RecordResource;
import dev.parlor.game.rules.RuleBook;
import dev.parlor.game.socket.BoardBackfill;
import dev.parlor.game.socket.BoardBroadcaster;
import dev.parlor.game.socket.BoardMember;
import dev.parlor.game.socket.GameSocketFactory;
import dev.parlor.http.Resource;
import dev.parlor.limits.Limits;
import dev.parlor.realtime.RealtimeServices;
import dev.parlor.realtime.SocketRoute;
import dev.parlor.realtime.channel.Roster;
import dev.parlor.realtime.channel.Topic;
import dev.parlor.store.Database;
import dev.parlor.users.BlockRule;
import dev.parlor.users.Users;
import dev.parlor.users.privacy.AccountDataSource;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Assembles the game feature and exposes it to the server's startup code.
public final class GameModule implements AutoCloseable {
    private final Resource resource;
    private final Function<GameInvites, SocketRoute> socket;
    private final GameSetup tables;
    private final Rematches rematches;
    private final AccountDataSource part;
    private final GameTraffic traffic;

    /// @param random decides who begins and what bots do; thread-safe
    public GameModule(
            Database database,
            GameUsers players,
            RealtimeServices realtime,
            InstantSource clock,
            RandomGenerator random) {
        this(database, new UserAccounts(players.users(), players.blocks(), players.most()), realtime, clock, random);
    }

    /// The accounts, block rule and caps that games depend on.
    public record GameUsers(Users users, BlockRule blocks, Limits.Most most) {}

    GameModule(
            Database database,
            PlayerAccounts accounts,
            RealtimeServices realtime,
            InstantSource clock,
            RandomGenerator random) {
        var book = RuleBook.standard();
        var roster = new Roster<>(
                Topic.TopicKind.GAME,
                BoardMember.class,
                realtime.layer(),
                realtime.later(),
                clock,
                BoardMember::watches);
        var audience = new BoardBroadcaster(realtime, roster, accounts);
        var computer = new ComputerPlayer(new BotRegistry(book, random), random);
        var store = new GameStore(database, book, accounts);
        var games = new Games(store, accounts, audience, computer, realtime.order(), clock);
        var keys = new SessionKeys(random);
        rematches = new Rematches(database, store, accounts, realtime, keys, clock);
        realtime.layer().recall(Topic.TopicKind.GAME, new BoardBackfill(store, audience, rematches));
        tables = new GameSetup(store, book, audience, rematches, computer, clock);
        var views = new GameViews(accounts, realtime.epoch());
        var gameResource = new GameResource(games, views, new GameForms(book));
        var recordResource = new RecordResource(database, games, store, views);
        resource = routes -> {
            gameResource.mount(routes);
            recordResource.mount(routes);
        };
        part = new GameAccountData(games, new SoloGameStore(database), views);
        traffic = games.traffic();
        socket = invites -> new GameSocketFactory(games, rematches, invites, keys, realtime.repeats()).route();
    }

    /// Starts the timer that expires rematch offers.
    public void start() {
        rematches.start();
    }

    /// Stops the timer.
    @Override
    public void close() {
        rematches.close();
    }

    /// The game data of an account.
    public AccountDataSource part() {
        return part;
    }

    /// The game counts of this node.
    public GameTraffic traffic() {
        return traffic;
    }

    /// Sets up games for other features.
    public GameSetup tables() {
        return tables;
    }

    /// The REST routes.
    public Resource resource() {
        return resource;
    }

    /// `/ws/game/<game_id>`.
    ///
    /// @param invites checks the invite that a client presents when it connects
    public SocketRoute socket(GameInvites invites) {
        return socket.apply(invites);
    }
}
