package dev.parlor.faults;

import java.util.List;
import java.util.Optional;

/// The rules of tic-tac-toe, once more and from the contract alone, for a game at which one move follows the other.
final class Rules implements Linearizability.Model<Rules.State, Attempt> {
    private static final List<int[]> LINES = List.of(
            new int[] {0, 1, 2},
            new int[] {3, 4, 5},
            new int[] {6, 7, 8},
            new int[] {0, 3, 6},
            new int[] {1, 4, 7},
            new int[] {2, 5, 8},
            new int[] {0, 4, 8},
            new int[] {2, 4, 6});

    /// @param turn who is to move, or was the last to
    record State(int version, String board, char turn) {}

    @Override
    public Optional<State> next(State state, Attempt attempt) {
        if (!attempt.answer().equals(answer(state, attempt))) {
            return Optional.empty();
        }
        return Optional.of(attempt.answer().equals(Attempt.MADE) ? after(state, attempt) : state);
    }

    private static String answer(State state, Attempt attempt) {
        if (over(state.board())) {
            return "game_over";
        }
        if (attempt.version() != state.version()) {
            return "stale_version";
        }
        if (attempt.mark() != state.turn()) {
            return "not_your_turn";
        }
        return state.board().charAt(attempt.position()) == '_' ? Attempt.MADE : "cell_taken";
    }

    private static State after(State state, Attempt attempt) {
        var board = new StringBuilder(state.board());
        board.setCharAt(attempt.position(), attempt.mark());
        var next = over(board.toString()) ? state.turn() : state.turn() == 'X' ? 'O' : 'X';
        return new State(state.version() + 1, board.toString(), next);
    }

    static boolean over(String board) {
        return board.indexOf('_') < 0
                || LINES.stream()
                        .anyMatch(line -> board.charAt(line[0]) != '_'
                                && board.charAt(line[0]) == board.charAt(line[1])
                                && board.charAt(line[1]) == board.charAt(line[2]));
    }
}
