package dev.parlor.game.match;

import dev.parlor.game.bots.BotRegistry;
import dev.parlor.game.bots.Difficulty;
import dev.parlor.game.rules.Role;
import dev.parlor.game.rules.Rules;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/// Tosses the coin for who begins, and moves for the computer where it has a seat (always O). Thread-safe;
/// takes computing time, so never call it on an event loop.
public final class ComputerPlayer {
    private final BotRegistry bots;
    private final RandomGenerator coin;

    /// @param coin thread-safe
    public ComputerPlayer(BotRegistry bots, RandomGenerator coin) {
        this.bots = bots;
        this.coin = coin;
    }

    /// A fresh board. A fair coin decides who begins; if it is the computer, its first mark is already set.
    public StartingBoard start(Rules rules, Seats seats) {
        var board = Board.fresh(rules, toss());
        if (!(seats.at(board.turn()) instanceof Seat.ComputerSeat(var level))) {
            return new StartingBoard(board, OptionalInt.empty());
        }
        var mark = choose(board, level);
        return new StartingBoard(board.play(mark), OptionalInt.of(mark));
    }

    /// A fair coin.
    public Role toss() {
        return coin.nextBoolean() ? Role.X : Role.O;
    }

    /// The computer's move, when it is its turn.
    public Optional<MatchTransition.MovePlayed> answer(Match match) {
        var board = match.board();
        if (board.over() || !(match.seats().at(board.turn()) instanceof Seat.ComputerSeat(var level))) {
            return Optional.empty();
        }
        return switch (match.play(board.turn(), choose(board, level), OptionalInt.empty())) {
            case MatchTransition.MovePlayed played -> Optional.of(played);
            case MatchTransition.NothingChanged unchanged ->
                throw new IllegalStateException("a move changed nothing: " + unchanged);
            case MatchTransition.MoveRefused refused ->
                throw new IllegalStateException("the computer may not move: " + refused);
        };
    }

    private int choose(Board board, Difficulty level) {
        return bots.bot(board.rules().type(), level).choose(board.cells(), board.first());
    }
}
