package dev.parlor.game.rules;

import java.util.List;

/// The state of play on a board.
public sealed interface Outcome {
    /// No side has won yet, and moves are left.
    record Undecided() implements Outcome {}

    /// One side has won.
    ///
    /// @param by the winner
    /// @param cells the winning cells, ascending; empty when the board shows no win because the other side
    ///     resigned
    record Won(Role by, List<Integer> cells) implements Outcome {
        public Won {
            cells = List.copyOf(cells);
        }
    }

    /// Neither side can win any more.
    record Drawn() implements Outcome {}

    Outcome UNDECIDED = new Undecided();
    Outcome DRAWN = new Drawn();
}
