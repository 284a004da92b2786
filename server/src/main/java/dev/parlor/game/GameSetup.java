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

/// Games that other features set up for two people: from an invite, a lobby or a rematch. They are neither
/// open nor watchable (contract §2.6).
///
/// Thread-safe. Changes become visible when their transaction commits; sockets are notified after the commit.
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

    /// Whether this game type exists.
    public boolean supports(String gameType) {
        return book.find(gameType).isPresent();
    }

    /// Creates a game in this transaction.
    ///
    /// @throws IllegalArgumentException when the game type does not exist
    public GameId deal(Tx tx, GameProposal table) {
        var rules = book.find(table.gameType())
                .orElseThrow(() -> new IllegalArgumentException("no such game: " + table.gameType()));
        var seats = new Seats(new Seat.HumanSeat(table.x()), new Seat.HumanSeat(table.o()));
        var first = table.first().flatMap(seats::roleOf).orElseGet(coin::toss);
        var start = new StartingBoard(Board.fresh(rules, first), OptionalInt.empty());
        return store.insert(tx, new NewMatch(start, seats, false, false, table.onHold()), now())
                .id();
    }

    /// Why this user can't have one more game. If checked in the transaction that creates or starts the game,
    /// the answer stays true until the commit.
    public Optional<CommandReply.CommandRefused> tooMany(Tx tx, UserId user) {
        return store.caps().objection(tx, user, false).map(GameSetup::refused);
    }

    /// Why these players can't have one more game together.
    public Optional<CommandReply.CommandRefused> tooMany(Tx tx, Collection<UserId> players) {
        return store.caps().objection(tx, players).map(GameSetup::refused);
    }

    /// Starts a game that was on hold. Its version stays the same, because nothing visible changes.
    ///
    /// @return false when the game was not on hold, or no longer exists
    public boolean release(Tx tx, GameId game) {
        return store.release(tx, game);
    }

    /// Removes a game that is on hold, with everything stored about it. After the commit, the sockets at its
    /// board and in its lobby are closed with 4404.
    ///
    /// @return false when the game was not on hold, or no longer exists: a game that could be played is never
    ///     removed
    public boolean remove(Tx tx, GameId game) {
        var removed = store.remove(tx, game);
        if (removed) {
            tx.afterCommit(() -> broadcaster.dismiss(game));
        }
        return removed;
    }

    /// Whether a block stands between a user and one of these players. If so, the lobby of their game looks
    /// nonexistent to that user.
    public boolean blocked(Handle handle, UserId user, Collection<UserId> players) {
        return store.blocked(handle, user, players);
    }

    /// The same for a transaction that sets up a game for them: if there is no block now, none can begin
    /// before the transaction ends.
    public boolean blocked(Tx tx, UserId user, Collection<UserId> players) {
        return store.blocked(tx, user, players);
    }

    /// Applies a block between two users in its transaction. Their rematch offers end at once. After the
    /// commit, each is removed from the other's boards, and everyone from the lobbies of games between the
    /// two; at other boards they are hidden from each other as onlookers.
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

    /// A game, as of the newest commit. The caller checks who may see it.
    public Optional<GameSummary> find(GameId game) {
        return store.find(game).map(GameSummary::of);
    }

    /// A game, as the transaction sees it.
    public Optional<GameSummary> find(Handle handle, GameId game) {
        return store.find(handle, game).map(GameSummary::of);
    }

    private static CommandReply.CommandRefused refused(GameRefusal why) {
        return new CommandReply.CommandRefused(why.code(), why.sentence());
    }

    /// In milliseconds, the precision of the database.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
