package dev.parlor.game.rules;

import java.util.List;

/// How a game stands.
public sealed interface Outcome {
    /// Nobody has won yet and there is something left to play.
    record Undecided() implements Outcome {}

    /// One side has won.
    ///
    /// @param by the winner
    /// @param cells the cells of the board that show it, ascending; none when the board doesn't show it, because
    ///     the other side gave up
    record Won(Role by, List<Integer> cells) implements Outcome {
        public Won {
            cells = List.copyOf(cells);
        }
    }

    /// Nobody can win any more.
    record Drawn() implements Outcome {}

    Outcome UNDECIDED = new Undecided();
    Outcome DRAWN = new Drawn();
}
