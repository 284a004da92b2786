package dev.parlor.game.rules;

/// Whether a position may be played on a board.
public enum MoveLegality {
    LEGAL,
    /// The position exists but is occupied (in a game of columns: full).
    TAKEN,
    /// The position does not exist on the board.
    OUTSIDE
}
