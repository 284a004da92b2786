package dev.parlor.game.socket;

/// Whether a user may open a socket at a board.
public enum BoardAccess {
    GRANTED,
    FORBIDDEN,
    NO_SUCH_GAME
}
