package dev.parlor.game.bots;

import dev.parlor.game.rules.Role;

/// Chooses moves in one game. Thread-safe; takes computing time, so never call it on an event loop.
@FunctionalInterface
public interface Bot {
    /// A legal position for the side whose turn it is.
    ///
    /// @param board a board whose outcome is undecided
    /// @param first who moved first on the initial board
    int choose(String board, Role first);
}
