package dev.parlor.game;

import dev.parlor.game.rules.Role;
import dev.parlor.realtime.Connection;
import dev.parlor.realtime.TopicOrder;
import dev.parlor.realtime.Topics;
import dev.parlor.store.Tx;
import dev.parlor.users.UserId;
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
/// Thread-safe; blocks, so never to be called on an event loop. When a change is answered it is durable and
/// everybody at the board has been told. Each change is told exactly once, and those of one game in the order of
/// their versions.
final class Games {
    /// A lost compare-and-set means that another process has changed the game; more than twice in a row is no race
    /// that this player could still win.
    private static final int ATTEMPTS = 2;

    /// Enough to choose from.
    private static final int OPEN_GAMES_SHOWN = 100;

    /// Few enough that nobody hides others.
    private static final int OPEN_GAMES_OF_ONE = 3;

    private final GameStore store;
    private final Accounts accounts;
    private final Audience audience;
    private final ComputerPlayer computer;
    private final InstantSource clock;
    private final TopicOrder order;
    private final GameTraffic traffic = new GameTraffic();

    /// @param order in which everything at a board happens
    Games(
            GameStore store,
            Accounts accounts,
            Audience audience,
            ComputerPlayer computer,
            TopicOrder order,
            InstantSource clock) {
        this.order = order;
        this.store = store;
        this.accounts = accounts;
        this.audience = audience;
        this.computer = computer;
        this.clock = clock;
    }

    GameTraffic traffic() {
        return traffic;
    }

    /// Makes a game, if its creator may have one more; the creator sits at X.
    Answer create(UserId creator, NewGame wanted) {
        var opponent = wanted.computer().<Seat>map(Seat.Computer::new).orElse(Seat.FREE);
        var seats = new Seats(new Seat.Human(creator), opponent);
        var open = wanted.open() && seats.hasFree();
        var opening = new Opening(computer.start(wanted.rules(), seats), seats, open, wanted.watchable(), false);
        return store.create(creator, opening, now());
    }

    /// A game, if this user may see it.
    Optional<Match> find(GameId id, UserId user) {
        return store.find(id).filter(match -> visible(match, user));
    }

    /// The games in which this user has a seat.
    List<Match> of(UserId user, GameQuery query) {
        return store.of(user, query);
    }

    /// Removes the games that only this user ever had a seat in.
    void removeLonely(Tx tx, UserId user) {
        store.removeLonely(tx, user);
    }

    /// Games whose free seat this user may take, newest first, a few of each player.
    List<Match> open(UserId user) {
        return store.open(user, OPEN_GAMES_OF_ONE, OPEN_GAMES_SHOWN);
    }

    /// Makes a move and, against the computer, has it answer, both in one transaction: the computer never owes a
    /// move.
    ///
    /// @param expectedVersion the version that the player saw, when the client says
    Answer move(GameId id, UserId user, int position, OptionalInt expectedVersion) {
        var answer = byPlayer(id, user, (match, role) -> match.play(role, position, expectedVersion));
        if (answer instanceof Answer.Done) {
            traffic.moves().increment();
        }
        return answer;
    }

    Answer resign(GameId id, UserId user) {
        return byPlayer(id, user, Match::resign);
    }

    /// Begins anew against the computer.
    Answer reset(GameId id, UserId user) {
        return byPlayer(
                id,
                user,
                (match, role) -> match.reset(computer.start(match.board().rules(), match.seats())));
    }

    /// Confirms that a game is over. Changes nothing: the server alone decides results.
    Answer complete(GameId id, UserId user) {
        return byPlayer(
                id,
                user,
                (match, role) -> match.board().over() ? new Turn.Unchanged() : new Turn.Refused(Refusal.GAME_NOT_OVER));
    }

    /// Lets anyone with the link look at a game that is over, as one of its players wishes.
    Answer share(GameId id, UserId user) {
        if (complete(id, user) instanceof Answer.Refused refused) {
            return refused;
        }
        store.publish(id);
        return store.find(id).<Answer>map(Answer.Done::new).orElseGet(() -> new Answer.Refused(Refusal.NO_SUCH_GAME));
    }

    /// Takes the free seat. An open game may be joined also by those who could not watch it.
    Answer join(GameId id, UserId user) {
        return change(id, match -> joinable(match, user) ? match.join(user) : absent());
    }

    /// Whether this user may have a socket at the board.
    Admission admission(GameId id, UserId user) {
        return store.find(id)
                .filter(match -> !store.hidden(match, user))
                .map(match -> match.visibleTo(user) ? Admission.GRANTED : Admission.FORBIDDEN)
                .orElse(Admission.NO_SUCH_GAME);
    }

    /// Adds a socket to the board: it is told how the game stands, and then every change after that.
    ///
    /// @param more what else there is to tell it then, in the same turn
    void enter(GameId id, Connection connection, Consumer<Match> more) {
        try (var _ = order.hold(Topics.game(id.value()))) {
            var found = new AtomicReference<>(Optional.<Match>empty());
            audience.join(id, connection, () -> {
                found.set(store.find(id));
                return found.get().map(Match::version).orElse(0);
            });
            // The game of an invite may be removed between admission and here.
            found.get()
                    .ifPresentOrElse(
                            match -> {
                                audience.greet(
                                        match,
                                        connection,
                                        store.apart(
                                                match,
                                                new UserId(
                                                        connection.principal().userId())));
                                more.accept(match);
                            },
                            () -> Audience.sendAway(connection));
        }
    }

    /// Tells one socket how the game stands, between two changes.
    void show(GameId id, Connection connection) {
        try (var _ = order.hold(Topics.game(id.value()))) {
            store.find(id).ifPresent(match -> audience.show(match, connection));
        }
    }

    /// Takes a socket away from the board.
    void leave(GameId id, Connection connection) {
        audience.leave(id, connection);
    }

    private Answer byPlayer(GameId id, UserId user, BiFunction<Match, Role, Turn> action) {
        return change(id, match -> {
            if (!visible(match, user)) {
                return absent();
            }
            return match.seats()
                    .roleOf(user)
                    .map(role -> action.apply(match, role))
                    .orElseGet(() -> new Turn.Refused(Refusal.NOT_A_PLAYER));
        });
    }

    private Answer change(GameId id, Function<Match, Turn> action) {
        try (var _ = order.hold(Topics.game(id.value()))) {
            for (var attempt = 1; attempt <= ATTEMPTS; attempt++) {
                var found = store.find(id);
                if (found.isEmpty()) {
                    return new Answer.Refused(Refusal.NO_SUCH_GAME);
                }
                var match = found.get();
                switch (action.apply(match)) {
                    case Turn.Refused(var why) -> {
                        return new Answer.Refused(why);
                    }
                    case Turn.Unchanged() -> {
                        return new Answer.Done(match);
                    }
                    case Turn.Played played -> {
                        var steps = withAnswer(played, now());
                        var announcements =
                                steps.stream().map(audience::announcement).toList();
                        var refused = save(match, steps);
                        if (refused.isEmpty()) {
                            announcements.forEach(audience::publish);
                            count(match, steps.getLast().next());
                            return new Answer.Done(steps.getLast().next());
                        } else if (refused.get() != Refusal.STALE_VERSION) {
                            return new Answer.Refused(refused.get());
                        }
                    }
                }
            }
            return new Answer.Refused(Refusal.STALE_VERSION);
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

    private List<Turn.Played> withAnswer(Turn.Played played, Instant now) {
        var steps = new ArrayList<Turn.Played>(2);
        steps.add(played.asOf(now));
        computer.answer(played.next()).ifPresent(answer -> steps.add(answer.asOf(now)));
        return steps;
    }

    private Optional<Refusal> save(Match before, List<Turn.Played> steps) {
        var after = steps.getLast().next();
        return store.save(before, steps, tx -> {
            // Exactly once, because the board of `before` was not over and only one writer gets past its version.
            var players = after.seats().humans();
            if (after.board().over() && players.size() == 2) {
                accounts.countGame(tx, after.winner(), players);
            }
        });
    }

    /// Milliseconds, as the database has them, so that a game looks the same before and after a restart.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Turn absent() {
        return new Turn.Refused(Refusal.NO_SUCH_GAME);
    }
}
