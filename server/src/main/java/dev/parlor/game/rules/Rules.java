package dev.parlor.game.rules;

import java.util.List;
import java.util.stream.IntStream;

/// The rules of one two-player game in which both sides see everything and move in turn.
///
/// A board is a text with one character for each cell, row by row from the top left: `_`, or the mark of a
/// [Role]. A *position* is what a player chooses: a column where pieces fall (Connect Four), otherwise a
/// cell. Who moves first is not part of the board, because a coin toss decides it.
///
/// Implementations are immutable, pure and thread-safe, and two instances for the same game are equal.
public interface Rules {
    /// The name on the wire, for instance `tic_tac_toe`.
    String type();

    /// The board before the first move.
    String initialBoard();

    /// The number of positions; they are numbered from 0.
    int positions();

    /// Who moves next on a board whose outcome is undecided.
    ///
    /// @param first who moved first on the initial board
    Role turn(String board, Role first);

    /// Whether a position can be played. Ignores the outcome; accepts any number.
    MoveLegality legality(String board, int position);

    /// The board after a move.
    ///
    /// @throws IllegalArgumentException when the position is not legal
    String play(String board, Role role, int position);

    /// The outcome of a board.
    Outcome outcome(String board);

    /// Every position that can be played, ascending.
    default List<Integer> legalMoves(String board) {
        return IntStream.range(0, positions())
                .filter(position -> legality(board, position) == MoveLegality.LEGAL)
                .boxed()
                .toList();
    }
}
