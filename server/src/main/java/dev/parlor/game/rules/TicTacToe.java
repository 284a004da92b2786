package dev.parlor.game.rules;

import java.util.List;

/// Three in a row on three by three cells. Cells are numbered row by row from the top left, 0 to 8.
public record TicTacToe() implements Rules {
    private static final int CELLS = 9;
    private static final char FREE = '_';

    private static final List<List<Integer>> LINES = List.of(
            List.of(0, 1, 2),
            List.of(3, 4, 5),
            List.of(6, 7, 8),
            List.of(0, 3, 6),
            List.of(1, 4, 7),
            List.of(2, 5, 8),
            List.of(0, 4, 8),
            List.of(2, 4, 6));

    @Override
    public String type() {
        return "tic_tac_toe";
    }

    @Override
    public String initialBoard() {
        return "_________";
    }

    @Override
    public int positions() {
        return CELLS;
    }

    @Override
    public Role turn(String board, Role first) {
        var marks = board.chars().filter(cell -> cell != FREE).count();
        return marks % 2 == 0 ? first : first.other();
    }

    @Override
    public MoveLegality legality(String board, int position) {
        if (position < 0 || position >= CELLS) {
            return MoveLegality.OUTSIDE;
        }
        return board.charAt(position) == FREE ? MoveLegality.LEGAL : MoveLegality.TAKEN;
    }

    @Override
    public String play(String board, Role role, int position) {
        if (legality(board, position) != MoveLegality.LEGAL) {
            throw new IllegalArgumentException(position + " can't be played on " + board);
        }
        return board.substring(0, position) + role.mark() + board.substring(position + 1);
    }

    /// The last mark can complete two lines at once; only the first is shown.
    @Override
    public Outcome outcome(String board) {
        for (var line : LINES) {
            var mark = board.charAt(line.get(0));
            if (mark != FREE && mark == board.charAt(line.get(1)) && mark == board.charAt(line.get(2))) {
                return new Outcome.Won(mark == Role.X.mark() ? Role.X : Role.O, line);
            }
        }
        return board.indexOf(FREE) < 0 ? Outcome.DRAWN : Outcome.UNDECIDED;
    }
}
