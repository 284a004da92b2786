package dev.parlor.game.match;

import dev.parlor.game.rules.Outcome;
import dev.parlor.game.rules.Role;
import dev.parlor.game.rules.Rules;
import java.util.List;

/// A board in play. Immutable.
///
/// @param cells the board as its rules write it
/// @param first who moved first
/// @param turn who moves next; once the game is over, who moved last, because older clients need a value here
public record Board(Rules rules, String cells, Role first, Role turn, Outcome outcome) {
    public static Board fresh(Rules rules, Role first) {
        return new Board(rules, rules.initialBoard(), first, first, Outcome.UNDECIDED);
    }

    public boolean over() {
        return !(outcome instanceof Outcome.Undecided);
    }

    /// The board after the side whose turn it is has moved.
    ///
    /// @throws IllegalArgumentException when the position is not legal
    public Board play(int position) {
        var next = rules.play(cells, turn, position);
        var result = rules.outcome(next);
        var mover = result instanceof Outcome.Undecided ? rules.turn(next, first) : turn;
        return new Board(rules, next, first, mover, result);
    }

    /// The same marks, but one side has resigned.
    public Board resigned(Role by) {
        return new Board(rules, cells, first, turn, new Outcome.Won(by.other(), List.of()));
    }
}
