package dev.parlor.game;

import dev.parlor.game.match.Board;
import dev.parlor.game.match.ComputerPlayer;
import dev.parlor.game.match.GameId;
import dev.parlor.game.match.GameRefusal;
import dev.parlor.game.match.GameStore;
import dev.parlor.game.match.NewMatch;
import dev.parlor.game.match.Seat;
import dev.parlor.game.match.Seats;
import dev.parlor.game.match.StartingBoard;
import dev.parlor.game.rematch.Rematches;
import dev.parlor.game.rules.RuleBook;
import dev.parlor.game.socket.BoardBroadcaster;
import dev.parlor.identity.UserId;
import dev.parlor.realtime.command.CommandReply;
import dev.parlor.store.Tx;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;

/// Games that other features set up for two people: an invite, a lobby, a rematch. They are neither open nor
/// watchable (contract §2.6).
///
/// Thread-safe. What is done in a transaction is there when that commits; sockets are told after the commit.
public final class GameSetup {
    private final GameStore store;
    private final RuleBook book;
    private final BoardBroadcaster broadcaster;
    private final Rematches rematches;
    private final ComputerPlayer coin;
    private final InstantSource clock;

    GameSetup(
            GameStore store,
            RuleBook book,
            BoardBroadcaster broadcaster,
            Rematches rematches,
            ComputerPlayer coin,
            InstantSource clock) {
        this.store = store;
        this.rematches = rematches;
        this.book = book;
        this.broadcaster = broadcaster;
        this.coin = coin;
        this.clock = clock;
    }

    /// Whether there is a game of this type.
    public boolean supports(String gameType) {
        return book.find(gameType).isPresent();
    }

    /// Makes a game in this transaction.
    ///
    /// @throws IllegalArgumentException when its type is none
    public GameId deal(Tx tx, GameProposal table) {
        var rules = book.find(table.gameType())
                .orElseThrow(() -> new IllegalArgumentException("no such game: " + table.gameType()));
        var seats = new Seats(new Seat.HumanSeat(table.x()), new Seat.HumanSeat(table.o()));
        var first = table.first().flatMap(seats::roleOf).orElseGet(coin::toss);
        var start = new StartingBoard(Board.fresh(rules, first), OptionalInt.empty());
        return store.insert(tx, new NewMatch(start, seats, false, false, table.onHold()), now())
                .id();
    }

    /// Why this user can't have one more game; asked in the transaction that would make it or let it begin, it stays
    /// true until the commit.
    public Optional<CommandReply.CommandRefused> tooMany(Tx tx, UserId user) {
        return store.caps().objection(tx, user, false).map(GameSetup::refused);
    }

    /// Why these players can't have one more game together.
    public Optional<CommandReply.CommandRefused> tooMany(Tx tx, Collection<UserId> players) {
        return store.caps().objection(tx, players).map(GameSetup::refused);
    }

    /// Lets a game begin that was on hold. Its version stays what it is, because nothing that is shown of it
    /// changes.
    ///
    /// @return false when it was not on hold, or is no more
    public boolean release(Tx tx, GameId game) {
        return store.release(tx, game);
    }

    /// Removes a game that is on hold, with everything that was remembered of it. After the commit the sockets at
    /// its board and in its lobby are closed with 4404.
    ///
    /// @return false when it was not on hold, or is no more: a game that could be played is never removed
    public boolean remove(Tx tx, GameId game) {
        var removed = store.remove(tx, game);
        if (removed) {
            tx.afterCommit(() -> broadcaster.dismiss(game));
        }
        return removed;
    }

    /// Whether a block stands between a user and one of these players. Then the lobby of their game is none for that
    /// user.
    public boolean blocked(Handle handle, UserId user, Collection<UserId> players) {
        return store.blocked(handle, user, players);
    }

    /// The same for a transaction that sets up a game for them: if there is no block, none begins before it is over.
    public boolean blocked(Tx tx, UserId user, Collection<UserId> players) {
        return store.blocked(tx, user, players);
    }

    /// Ends what a block ends, in its transaction: offers of a rematch at once. After the commit each is sent away
    /// from the boards of the other, and everybody from the lobbies of the games of both; at other boards the two
    /// are hidden from each other as onlookers.
    public void part(Tx tx, UserId one, UserId other) {
        rematches.withdraw(tx, one, other);
        var shared = store.shared(tx.handle(), one, other);
        var ofOne = store.watched(tx.handle(), one, other);
        var ofOther = store.watched(tx.handle(), other, one);
        tx.afterCommit(() -> {
            shared.forEach(broadcaster::closeLobby);
            ofOne.forEach(game -> broadcaster.dismiss(game, other));
            ofOther.forEach(game -> broadcaster.dismiss(game, one));
            broadcaster.part(one, other);
        });
    }

    /// A game, as of the newest commit. Whether somebody may see it is the caller's question.
    public Optional<GameSummary> find(GameId game) {
        return store.find(game).map(GameSummary::of);
    }

    /// A game, as a transaction sees it.
    public Optional<GameSummary> find(Handle handle, GameId game) {
        return store.find(handle, game).map(GameSummary::of);
    }

    private static CommandReply.CommandRefused refused(GameRefusal why) {
        return new CommandReply.CommandRefused(why.code(), why.sentence());
    }

    /// Milliseconds, as the database has them.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
