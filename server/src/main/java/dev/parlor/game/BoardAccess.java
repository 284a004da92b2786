package dev.parlor.game;

/// Whether somebody may have a socket at a board.
enum BoardAccess {
    GRANTED,
    FORBIDDEN,
    NO_SUCH_GAME
}
