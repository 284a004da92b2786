package dev.parlor.game;

/// What came of a request to change a game.
sealed interface Answer {
    /// It is committed, and everybody at the board has been told.
    ///
    /// @param match the game afterwards; against the computer, after its answer
    record Done(Match match) implements Answer {}

    /// Nothing was changed.
    record Refused(Refusal why) implements Answer {}
}
