package dev.parlor.game.rules;

import java.util.List;
import java.util.stream.IntStream;

/// The rules of one game for two sides that see everything and move in turn.
///
/// A board is a text with one character for each cell, row by row from the top left: `_`, or the mark of a [Role].
/// A *position* is what a player chooses; where pieces fall (Connect Four) it is a column, else a cell. Which side
/// moves first is not part of the board, because a coin decides it.
///
/// Implementations are immutable, pure and thread-safe, and two of the same game are equal.
public interface Rules {
    /// The name on the wire, for instance `tic_tac_toe`.
    String type();

    /// The board before the first move.
    String initialBoard();

    /// How many positions a player may think of; they are numbered from 0.
    int positions();

    /// Who moves next on a board whose outcome is undecided.
    ///
    /// @param first who moved first on the initial board
    Role turn(String board, Role first);

    /// Whether a position can be played; does not look at the outcome. Any number may be asked for.
    MoveLegality legality(String board, int position);

    /// The board after a move.
    ///
    /// @throws IllegalArgumentException when the position is not legal
    String play(String board, Role role, int position);

    /// How the game stands on a board.
    Outcome outcome(String board);

    /// Every position that can be played, ascending.
    default List<Integer> legalMoves(String board) {
        return IntStream.range(0, positions())
                .filter(position -> legality(board, position) == MoveLegality.LEGAL)
                .boxed()
                .toList();
    }
}
