package dev.parlor.game;

import dev.parlor.game.match.GameRefusal;
import dev.parlor.game.match.Match;

/// What came of a request to change a game.
public sealed interface GameResult {
    /// It is committed, and everybody at the board has been told.
    ///
    /// @param match the game afterwards; against the computer, after its answer
    record ChangeDone(Match match) implements GameResult {}

    /// Nothing was changed.
    record ChangeRefused(GameRefusal why) implements GameResult {}
}
