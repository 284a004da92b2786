package dev.parlor.game.rules;

/// One of the two sides of a game, named by its mark on the board and on the wire.
public enum Role {
    X,
    O;

    /// The opponent's side.
    public Role other() {
        return this == X ? O : X;
    }

    /// The mark of this side on a board.
    public char mark() {
        return this == X ? 'X' : 'O';
    }
}
