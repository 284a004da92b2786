package dev.parlor.game;

import dev.parlor.game.match.ComputerPlayer;
import dev.parlor.game.match.GameId;
import dev.parlor.game.match.GameQuery;
import dev.parlor.game.match.GameRefusal;
import dev.parlor.game.match.GameStore;
import dev.parlor.game.match.Match;
import dev.parlor.game.match.MatchTransition;
import dev.parlor.game.match.NewMatch;
import dev.parlor.game.match.Seat;
import dev.parlor.game.match.Seats;
import dev.parlor.game.rules.Role;
import dev.parlor.game.socket.BoardAccess;
import dev.parlor.game.socket.BoardBroadcaster;
import dev.parlor.identity.UserId;
import dev.parlor.realtime.Connection;
import dev.parlor.realtime.channel.TopicLocks;
import dev.parlor.realtime.channel.Topics;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/// The games of this server.
///
/// Thread-safe; blocks, so never call it on an event loop. Once a call returns, its change is durable and
/// everyone at the board has been notified. Each change is announced exactly once, and the changes of one
/// game in the order of their versions.
public final class Games {
    /// A lost compare-and-set means that another process has changed the game. After two losses in a row this
    /// player's move is stale anyway.
    private static final int ATTEMPTS = 2;

    /// How many open games are listed: enough to choose from.
    private static final int OPEN_GAMES_SHOWN = 100;

    /// How many of one player are listed: few enough that no one crowds out the others.
    private static final int OPEN_GAMES_OF_ONE = 3;

    private final GameStore store;
    private final PlayerAccounts accounts;
    private final BoardBroadcaster broadcaster;
    private final ComputerPlayer computer;
    private final InstantSource clock;
    private final TopicLocks order;
    private final GameTraffic traffic = new GameTraffic();

    /// @param order the topic locks; every change at a board happens under the lock of its topic
    Games(
            GameStore store,
            PlayerAccounts accounts,
            BoardBroadcaster broadcaster,
            ComputerPlayer computer,
            TopicLocks order,
            InstantSource clock) {
        this.order = order;
        this.store = store;
        this.accounts = accounts;
        this.broadcaster = broadcaster;
        this.computer = computer;
        this.clock = clock;
    }

    GameTraffic traffic() {
        return traffic;
    }

    /// Creates a game if its creator may have one more; the creator sits at X.
    public GameResult create(UserId creator, NewGame wanted) {
        var opponent = wanted.computer().<Seat>map(Seat.ComputerSeat::new).orElse(Seat.FREE);
        var seats = new Seats(new Seat.HumanSeat(creator), opponent);
        var open = wanted.open() && seats.hasFree();
        var opening = new NewMatch(computer.start(wanted.rules(), seats), seats, open, wanted.watchable(), false);
        return store.create(creator, opening, now());
    }

    /// A game, if this user may see it.
    public Optional<Match> find(GameId id, UserId user) {
        return store.find(id).filter(match -> visible(match, user));
    }

    /// The games in which this user has a seat.
    public List<Match> of(UserId user, GameQuery query) {
        return store.of(user, query);
    }

    /// Games with a free seat that this user may take, newest first, a few per player.
    public List<Match> open(UserId user) {
        return store.open(user, OPEN_GAMES_OF_ONE, OPEN_GAMES_SHOWN);
    }

    /// Makes a move. Against the computer, its answer is part of the same transaction, so the computer never
    /// owes a move.
    ///
    /// @param expectedVersion the version that the player saw, if the client sent one
    public GameResult move(GameId id, UserId user, int position, OptionalInt expectedVersion) {
        var answer = byPlayer(id, user, (match, role) -> match.play(role, position, expectedVersion));
        if (answer instanceof GameResult.ChangeDone) {
            traffic.moves().increment();
        }
        return answer;
    }

    public GameResult resign(GameId id, UserId user) {
        return byPlayer(id, user, Match::resign);
    }

    /// Starts over against the computer.
    public GameResult reset(GameId id, UserId user) {
        return byPlayer(
                id,
                user,
                (match, role) -> match.reset(computer.start(match.board().rules(), match.seats())));
    }

    /// Confirms that a game is over. Changes nothing: the server alone decides results.
    public GameResult complete(GameId id, UserId user) {
        return byPlayer(
                id,
                user,
                (match, role) -> match.board().over()
                        ? new MatchTransition.NothingChanged()
                        : new MatchTransition.MoveRefused(GameRefusal.GAME_NOT_OVER));
    }

    /// Lets anyone with the link watch a game that is over. Any of its players may do this.
    public GameResult share(GameId id, UserId user) {
        if (complete(id, user) instanceof GameResult.ChangeRefused refused) {
            return refused;
        }
        store.publish(id);
        return store.find(id)
                .<GameResult>map(GameResult.ChangeDone::new)
                .orElseGet(() -> new GameResult.ChangeRefused(GameRefusal.NO_SUCH_GAME));
    }

    /// Takes the free seat. In an open game, even users who could not watch it may join.
    public GameResult join(GameId id, UserId user) {
        return change(id, match -> joinable(match, user) ? match.join(user) : absent());
    }

    /// Whether this user may have a socket at the board.
    public BoardAccess admission(GameId id, UserId user) {
        return store.find(id)
                .filter(match -> !store.hidden(match, user))
                .map(match -> match.visibleTo(user) ? BoardAccess.GRANTED : BoardAccess.FORBIDDEN)
                .orElse(BoardAccess.NO_SUCH_GAME);
    }

    /// Adds a socket to the board: sends it the state of the game, and then every later change.
    ///
    /// @param more sends anything else that the socket needs at the start, under the same topic lock
    public void enter(GameId id, Connection connection, Consumer<Match> more) {
        try (var _ = order.hold(Topics.game(id.value()))) {
            var found = new AtomicReference<>(Optional.<Match>empty());
            broadcaster.join(id, connection, () -> {
                found.set(store.find(id));
                return found.get().map(Match::version).orElse(0);
            });
            // The game of an invite may have been removed since admission.
            found.get()
                    .ifPresentOrElse(
                            match -> {
                                broadcaster.greet(
                                        match,
                                        connection,
                                        store.apart(
                                                match,
                                                new UserId(
                                                        connection.principal().userId())));
                                more.accept(match);
                            },
                            () -> BoardBroadcaster.sendAway(connection));
        }
    }

    /// Sends the current state to one socket. The topic lock keeps it in order with the changes.
    public void show(GameId id, Connection connection) {
        try (var _ = order.hold(Topics.game(id.value()))) {
            store.find(id).ifPresent(match -> broadcaster.show(match, connection));
        }
    }

    /// Removes a socket from the board.
    public void leave(GameId id, Connection connection) {
        broadcaster.leave(id, connection);
    }

    private GameResult byPlayer(GameId id, UserId user, BiFunction<Match, Role, MatchTransition> action) {
        return change(id, match -> {
            if (!visible(match, user)) {
                return absent();
            }
            return match.seats()
                    .roleOf(user)
                    .map(role -> action.apply(match, role))
                    .orElseGet(() -> new MatchTransition.MoveRefused(GameRefusal.NOT_A_PLAYER));
        });
    }

    private GameResult change(GameId id, Function<Match, MatchTransition> action) {
        try (var _ = order.hold(Topics.game(id.value()))) {
            for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
                var found = store.find(id);
                if (found.isEmpty()) {
                    return new GameResult.ChangeRefused(GameRefusal.NO_SUCH_GAME);
                }
                var match = found.get();
                switch (action.apply(match)) {
                    case MatchTransition.MoveRefused(var why) -> {
                        return new GameResult.ChangeRefused(why);
                    }
                    case MatchTransition.NothingChanged() -> {
                        return new GameResult.ChangeDone(match);
                    }
                    case MatchTransition.MovePlayed played -> {
                        var steps = withAnswer(played, now());
                        var announcements =
                                steps.stream().map(broadcaster::announcement).toList();
                        var refused = save(match, steps);
                        if (refused.isEmpty()) {
                            announcements.forEach(broadcaster::publish);
                            count(match, steps.getLast().next());
                            return new GameResult.ChangeDone(steps.getLast().next());
                        } else if (refused.get() != GameRefusal.STALE_VERSION) {
                            return new GameResult.ChangeRefused(refused.get());
                        }
                    }
                }
            }
            return new GameResult.ChangeRefused(GameRefusal.STALE_VERSION);
        }
    }

    private boolean visible(Match match, UserId user) {
        return match.visibleTo(user) && !store.hidden(match, user);
    }

    private boolean joinable(Match match, UserId user) {
        return (match.open() || match.visibleTo(user)) && !store.hidden(match, user);
    }

    private void count(Match before, Match after) {
        if (after.board().over() && !before.board().over()) {
            traffic.ended(after.seats());
        }
    }

    private List<MatchTransition.MovePlayed> withAnswer(MatchTransition.MovePlayed played, Instant now) {
        var steps = new ArrayList<MatchTransition.MovePlayed>(2);
        steps.add(played.asOf(now));
        computer.answer(played.next()).ifPresent(answer -> steps.add(answer.asOf(now)));
        return steps;
    }

    private Optional<GameRefusal> save(Match before, List<MatchTransition.MovePlayed> steps) {
        var after = steps.getLast().next();
        return store.save(before, steps, tx -> {
            // Exactly once: the board of `before` was not over, and only one writer gets past its version.
            var players = after.seats().humans();
            if (after.board().over() && players.size() == 2) {
                accounts.countGame(tx, after.winner(), players);
            }
        });
    }

    /// In milliseconds, the precision of the database, so that a game looks the same before and after a
    /// restart.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static MatchTransition absent() {
        return new MatchTransition.MoveRefused(GameRefusal.NO_SUCH_GAME);
    }
}
