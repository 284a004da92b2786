package dev.parlor.game.socket;

/// Whether somebody may have a socket at a board.
public enum BoardAccess {
    GRANTED,
    FORBIDDEN,
    NO_SUCH_GAME
}
