package dev.parlor.game.rules;

/// Whether a position may be played on a board.
public enum MoveLegality {
    LEGAL,
    /// There is such a position, but it is occupied (in a game of columns: full).
    TAKEN,
    /// The board has no such position.
    OUTSIDE
}
