package dev.parlor.game;

/// What came of a request to change a game.
sealed interface GameResult {
    /// It is committed, and everybody at the board has been told.
    ///
    /// @param match the game afterwards; against the computer, after its answer
    record ChangeDone(Match match) implements GameResult {}

    /// Nothing was changed.
    record ChangeRefused(GameRefusal why) implements GameResult {}
}
