package dev.parlor.game.rematch;

import dev.parlor.game.PlayerAccounts;
import dev.parlor.game.PlayerNames;
import dev.parlor.game.match.Board;
import dev.parlor.game.match.GameId;
import dev.parlor.game.match.GameRefusal;
import dev.parlor.game.match.GameStore;
import dev.parlor.game.match.Match;
import dev.parlor.game.match.NewMatch;
import dev.parlor.game.match.Seat;
import dev.parlor.game.match.Seats;
import dev.parlor.game.match.StartingBoard;
import dev.parlor.game.rules.Outcome;
import dev.parlor.game.rules.Role;
import dev.parlor.identity.UserId;
import dev.parlor.realtime.Connection;
import dev.parlor.realtime.RealtimeServices;
import dev.parlor.realtime.channel.Broadcast;
import dev.parlor.realtime.channel.ChannelLayer;
import dev.parlor.realtime.channel.TopicLocks;
import dev.parlor.realtime.channel.Topics;
import dev.parlor.realtime.command.CommandReply;
import dev.parlor.schedule.Deadlines;
import dev.parlor.store.Database;
import dev.parlor.store.Tx;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;

/// Rematches: one player offers, the other accepts or declines, or the offer expires. If both offer, they
/// agree. Each offer ends in exactly one way, and a game has at most one rematch.
///
/// Thread-safe; blocks. Changes are durable once a call returns, and announced under the topic lock of the
/// finished game.
public final class Rematches implements AutoCloseable {
    private static final CommandReply NO_OFFER =
            new CommandReply.CommandRefused("no_rematch_offer", "There is no rematch offer for you to answer.");
    private static final CommandReply BEGUN =
            new CommandReply.CommandRefused("rematch_begun", "The rematch of this game has begun already.");
    private static final CommandReply NO_OPPONENT =
            new CommandReply.CommandRefused("no_opponent", "A rematch needs two players who have an account.");

    private final Database database;
    private final GameStore games;
    private final RematchStore store = new RematchStore();
    private final PlayerAccounts accounts;
    private final ChannelLayer layer;
    private final TopicLocks order;
    private final SessionKeys keys;
    private final InstantSource clock;
    private final Deadlines deadlines;

    public Rematches(
            Database database,
            GameStore games,
            PlayerAccounts accounts,
            RealtimeServices realtime,
            SessionKeys keys,
            InstantSource clock) {
        this.database = database;
        this.games = games;
        this.accounts = accounts;
        this.layer = realtime.layer();
        this.order = realtime.order();
        this.keys = keys;
        this.clock = clock;
        this.deadlines = new Deadlines(realtime.later(), clock, this::expire);
    }

    /// A user who may have a rematch of a finished game, and the opponent.
    private record RematchSide(Match match, UserId user, UserId opponent, PlayerNames names, Instant now) {}

    /// Starts the timer that expires offers.
    public void start() {
        deadlines.start();
    }

    /// Offers a rematch, or agrees to the opponent's offer.
    public CommandReply request(GameId game, UserId user) {
        return answer(
                game,
                user,
                (tx, side) -> tooMany(tx, side)
                        .orElseGet(() -> store.take(tx, game, user, side.now())
                                .map(agreed -> begin(tx, side))
                                .orElseGet(() -> offer(tx, side))));
    }

    public CommandReply accept(GameId game, UserId user) {
        return answer(
                game,
                user,
                (tx, side) -> store.waiting(tx.handle(), game, side.now())
                        .filter(offer -> offer.receiver().equals(user))
                        .flatMap(offer -> tooMany(tx, side))
                        .orElseGet(() -> store.take(tx, game, user, side.now())
                                .map(agreed -> begin(tx, side))
                                .orElse(NO_OFFER)));
    }

    public CommandReply decline(GameId game, UserId user) {
        return answer(
                game,
                user,
                (tx, side) -> store.take(tx, game, user, side.now())
                        .map(offer -> {
                            tell(tx, game, Broadcast.toAll(RematchFrames.declined(offer, side.names())));
                            return CommandReply.DONE;
                        })
                        .orElse(NO_OFFER));
    }

    /// Ends the offers between two players when one has blocked the other. To clients the offers look
    /// expired.
    public void withdraw(Tx tx, UserId one, UserId other) {
        store.takeBetween(tx, one, other)
                .forEach(offer -> tell(tx, offer.game(), Broadcast.toAll(RematchFrames.expired(offer))));
    }

    /// Shows a newcomer at a finished game the pending offer, or the rematch that has been created. The
    /// caller holds the topic lock of the game.
    public void show(Match match, Connection connection) {
        if (!match.board().over() || match.seats().humans().size() < 2) {
            return;
        }
        database.read(handle -> store.begun(handle, match.id()))
                .ifPresentOrElse(
                        begun -> connection.offer(RematchFrames.start(begun, keys.next())),
                        () -> showOffer(match, connection));
    }

    /// The rematch state of a board: the created rematch, a pending offer, or nothing.
    public List<Broadcast> standing(Match match) {
        var begun = database.read(handle -> store.begun(handle, match.id()));
        if (begun.isPresent()) {
            return List.of(Broadcast.toAll(RematchFrames.start(begun.get(), keys.next())));
        }
        var names = PlayerNames.of(accounts, List.of(match), List.of());
        return database.read(handle -> store.waiting(handle, match.id(), now()))
                .<List<Broadcast>>map(offer -> List.of(RematchFrames.offer(offer, match.seats(), names)))
                .orElse(List.of());
    }

    @Override
    public void close() {
        deadlines.close();
    }

    private void showOffer(Match match, Connection connection) {
        var user = new UserId(connection.principal().userId());
        database.read(handle -> store.waiting(handle, match.id(), now())).ifPresent(offer -> {
            var names = PlayerNames.of(accounts, List.of(match), List.of());
            connection.offer(RematchFrames.offerTo(user, offer, match.seats(), names));
        });
    }

    private CommandReply answer(GameId game, UserId user, BiFunction<Tx, RematchSide, CommandReply> deed) {
        try (var _ = order.hold(Topics.game(game.value()))) {
            var found = games.find(game).filter(match -> match.visibleTo(user) && !games.hidden(match, user));
            if (found.isEmpty()) {
                return refused(GameRefusal.NO_SUCH_GAME);
            }
            var match = found.get();
            var role = match.seats().roleOf(user);
            if (role.isEmpty()) {
                return refused(GameRefusal.NOT_A_PLAYER);
            } else if (!match.board().over()) {
                return refused(GameRefusal.GAME_NOT_OVER);
            }
            return match.seats().at(role.get().other()) instanceof Seat.HumanSeat(var opponent)
                    ? answer(match, user, opponent, deed)
                    : NO_OPPONENT;
        }
    }

    private CommandReply answer(
            Match match, UserId user, UserId opponent, BiFunction<Tx, RematchSide, CommandReply> deed) {
        var side = new RematchSide(match, user, opponent, PlayerNames.of(accounts, List.of(match), List.of()), now());
        return database.write(tx -> {
            if (store.begun(tx.handle(), match.id()).isPresent()) {
                return BEGUN;
            }
            // The opponent may have deleted the account since the offer, and would never move. A block gets
            // the same answer, so that it can't be recognized.
            return accounts.active(tx.handle(), opponent) && !accounts.blocks().between(tx, user, opponent)
                    ? deed.apply(tx, side)
                    : NO_OPPONENT;
        });
    }

    private Optional<CommandReply> tooMany(Tx tx, RematchSide side) {
        return games.caps().objection(tx, List.of(side.user(), side.opponent())).map(Rematches::refused);
    }

    /// If an offer already exists, it is either the opponent's, made on another node at the same moment, so
    /// the two agree; or the user's own, which stands and is not announced again.
    private CommandReply offer(Tx tx, RematchSide side) {
        var offer = new RematchOffer(side.match().id(), side.user(), side.opponent(), side.now());
        if (store.insert(tx, offer)) {
            tell(tx, offer.game(), RematchFrames.offer(offer, side.match().seats(), side.names()));
            tx.afterCommit(() -> deadlines.at(offer.expiresAt()));
            return CommandReply.DONE;
        }
        return store.take(tx, offer.game(), side.user(), side.now())
                .map(agreed -> begin(tx, side))
                .orElse(CommandReply.DONE);
    }

    private CommandReply begin(Tx tx, RematchSide side) {
        var match = side.match();
        var seats = new Seats(match.seats().o(), match.seats().x());
        var start = new StartingBoard(
                Board.fresh(match.board().rules(), first(match.board()).other()), OptionalInt.empty());
        var next = games.insert(tx, new NewMatch(start, seats, false, match.watchable(), false), side.now());
        var begun = new RematchStore.RematchGame(next.id(), store.lobby(tx.handle(), match.id()));
        store.insert(tx, match.id(), begun);
        tell(tx, match.id(), Broadcast.toAll(RematchFrames.start(begun, keys.next())));
        return CommandReply.DONE;
    }

    /// Who moves first in the rematch, by the seat in the previous game: the loser or, after a draw, the one
    /// who moved second.
    private static Role first(Board before) {
        return before.outcome() instanceof Outcome.Won won
                ? won.by().other()
                : before.first().other();
    }

    private void tell(Tx tx, GameId game, Broadcast.TopicMessage message) {
        tx.afterCommit(() -> layer.publish(Topics.game(game.value()), message));
    }

    private Optional<Instant> expire(Instant now) {
        for (var offer : database.read(handle -> store.expired(handle, now))) {
            var frame = RematchFrames.expired(offer);
            try (var _ = order.hold(Topics.game(offer.game().value()))) {
                database.write(tx -> {
                    var mine = store.takeExpired(tx, offer, now);
                    if (mine) {
                        tell(tx, offer.game(), Broadcast.toAll(frame));
                    }
                    return mine;
                });
            }
        }
        return database.read(store::nearest);
    }

    private static CommandReply refused(GameRefusal why) {
        return new CommandReply.CommandRefused(why.code(), why.sentence());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
