package dev.parlor.game.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TicTacToeTest {
    private final Rules rules = new TicTacToe();

    @Test
    void hasAsManyReachableBoardsAsEverybodyCounts() {
        assertThat(Reachable.boards(rules, Role.X)).hasSize(5_478);
        assertThat(Reachable.boards(rules, Role.O)).hasSize(5_478);
    }

    @Test
    void endsInTheKnownNumberOfWaysWhenXBegins() {
        var boards = Reachable.boards(rules, Role.X);
        assertThat(boards.stream().filter(board -> wonBy(board, Role.X))).hasSize(626);
        assertThat(boards.stream().filter(board -> wonBy(board, Role.O))).hasSize(316);
        assertThat(boards.stream().filter(board -> rules.outcome(board).equals(Outcome.DRAWN)))
                .hasSize(16);
    }

    @Test
    void agreesOnEveryReachableBoardWithAnotherWayToCount() {
        for (var board : Reachable.boards(rules, Role.X)) {
            assertThat(rules.outcome(board) instanceof Outcome.Undecided)
                    .as(board)
                    .isEqualTo(!hasLine(board, 'X') && !hasLine(board, 'O') && board.contains("_"));
            assertThat(wonBy(board, Role.X)).as(board).isEqualTo(hasLine(board, 'X'));
            assertThat(wonBy(board, Role.O)).as(board).isEqualTo(hasLine(board, 'O'));
        }
    }

    @Test
    void showsThreeCellsOfTheWinnerForEveryWonBoard() {
        for (var board : Reachable.boards(rules, Role.O)) {
            if (rules.outcome(board) instanceof Outcome.Won(var by, var cells)) {
                assertThat(cells).as(board).hasSize(3).isSorted().doesNotHaveDuplicates();
                assertThat(cells).as(board).allMatch(cell -> board.charAt(cell) == by.mark());
            }
        }
    }

    @Test
    void takesTurnsWhoeverMovesFirst() {
        for (var first : Role.values()) {
            assertThat(rules.turn("_________", first)).isEqualTo(first);
            assertThat(rules.turn("____" + first + "____", first)).isEqualTo(first.other());
        }
    }

    @Test
    void changesExactlyOneCellWithEachMoveOnEveryBoard() {
        Reachable.undecided(rules)
                .forEach((first, boards) -> boards.forEach(board -> {
                    var role = rules.turn(board, first);
                    for (var move : rules.legalMoves(board)) {
                        var next = rules.play(board, role, move);
                        assertThat(next.charAt(move)).isEqualTo(role.mark());
                        assertThat(withFree(next, move)).isEqualTo(board);
                    }
                }));
    }

    @Test
    void allowsExactlyTheFreeCells() {
        for (var board : Reachable.boards(rules, Role.X)) {
            var free = new HashSet<Integer>();
            for (var cell = 0; cell < 9; cell++) {
                if (board.charAt(cell) == '_') {
                    free.add(cell);
                } else {
                    assertThat(rules.legality(board, cell)).isEqualTo(MoveLegality.TAKEN);
                }
            }
            assertThat(Set.copyOf(rules.legalMoves(board))).isEqualTo(free);
        }
    }

    @Property
    void knowsNoOtherCells(@ForAll int position) {
        assertThat(rules.legality("_________", position))
                .isEqualTo(position >= 0 && position <= 8 ? MoveLegality.LEGAL : MoveLegality.OUTSIDE);
    }

    @Test
    void refusesToPlayWhereItIsNotLegal() {
        for (var position : List.of(4, -1, 9, Integer.MIN_VALUE)) {
            assertThatIllegalArgumentException().isThrownBy(() -> rules.play("____O____", Role.X, position));
        }
    }

    @Property
    void reachesAnOutcomeWithinNineMovesWhateverIsPlayed(@ForAll @Size(9) List<Integer> wishes) {
        var board = rules.initialBoard();
        var moves = 0;
        while (rules.outcome(board) instanceof Outcome.Undecided) {
            var legal = rules.legalMoves(board);
            var wish = Math.floorMod(wishes.get(moves), legal.size());
            board = rules.play(board, rules.turn(board, Role.X), legal.get(wish));
            moves++;
        }
        assertThat(moves).isBetween(5, 9);
    }

    @Test
    void isFoundInTheRuleBookByItsType() {
        assertThat(RuleBook.standard().find("tic_tac_toe")).contains(rules);
        assertThat(RuleBook.standard().find("chess")).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> RuleBook.of(rules, new TicTacToe()));
    }

    private boolean wonBy(String board, Role role) {
        return rules.outcome(board) instanceof Outcome.Won won && won.by() == role;
    }

    private static String withFree(String board, int cell) {
        return board.substring(0, cell) + '_' + board.substring(cell + 1);
    }

    /// Rows, columns and diagonals by arithmetic, not by a table of lines.
    private static boolean hasLine(String board, char mark) {
        var diagonal = 0;
        var antidiagonal = 0;
        for (var i = 0; i < 3; i++) {
            var row = 0;
            var column = 0;
            for (var j = 0; j < 3; j++) {
                row += board.charAt(3 * i + j) == mark ? 1 : 0;
                column += board.charAt(3 * j + i) == mark ? 1 : 0;
            }
            if (row == 3 || column == 3) {
                return true;
            }
            diagonal += board.charAt(4 * i) == mark ? 1 : 0;
            antidiagonal += board.charAt(2 + 2 * i) == mark ? 1 : 0;
        }
        return diagonal == 3 || antidiagonal == 3;
    }
}
