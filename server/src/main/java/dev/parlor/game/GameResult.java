package dev.parlor.game;

import dev.parlor.game.match.GameRefusal;
import dev.parlor.game.match.Match;

/// The result of a request to change a game.
public sealed interface GameResult {
    /// The change is committed, and everyone at the board has been notified.
    ///
    /// @param match the game afterwards, including the computer's answer if it plays
    record ChangeDone(Match match) implements GameResult {}

    /// Nothing was changed.
    record ChangeRefused(GameRefusal why) implements GameResult {}
}
