package dev.parlor.game;

/// Whether somebody may have a socket at a board.
enum Admission {
    GRANTED,
    FORBIDDEN,
    NO_SUCH_GAME
}
