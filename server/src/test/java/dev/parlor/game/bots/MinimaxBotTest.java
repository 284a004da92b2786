package dev.parlor.game.bots;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.game.rules.Outcome;
import dev.parlor.game.rules.Reachable;
import dev.parlor.game.rules.Role;
import dev.parlor.game.rules.Rules;
import dev.parlor.game.rules.TicTacToe;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MinimaxBotTest {
    private final Rules rules = new TicTacToe();
    private final Bot bot = new MinimaxBot(rules, new Random(1));

    @Test
    void neverLosesAGameThatItPlaysFromTheStartAgainstAnyReplies() {
        for (var first : Role.values()) {
            for (var side : Role.values()) {
                neverLoses(rules.initialBoard(), first, side, new HashSet<>());
            }
        }
    }

    @Test
    void neverLosesFromAnyReachablePositionThatIsNotLostAlready() {
        var judge = new Judge(rules);
        Reachable.undecided(rules)
                .forEach((first, boards) -> boards.forEach(board -> {
                    for (var side : Role.values()) {
                        if (!judge.loses(board, first, side)) {
                            neverLoses(board, first, side, new HashSet<>());
                        }
                    }
                }));
    }

    @Test
    void winsFromEveryPositionThatIsWonAndAsFastAsCanBe() {
        var judge = new Judge(rules);
        Reachable.undecided(rules)
                .forEach((first, boards) -> boards.forEach(board -> {
                    var mover = rules.turn(board, first);
                    judge.movesToWin(board, first, mover).ifPresent(moves -> {
                        var next = rules.play(board, mover, bot.choose(board, first));
                        if (moves == 1) {
                            assertThat(rules.outcome(next)).as(board).isInstanceOf(Outcome.Won.class);
                        } else {
                            assertThat(judge.movesToWin(next, first, mover))
                                    .as(board)
                                    .hasValue(moves - 1);
                        }
                    });
                }));
    }

    @Test
    void takesAWinThatIsOneMoveAway() {
        assertThat(bot.choose("XX_OO____", Role.X)).isEqualTo(2);
        assertThat(bot.choose("XX_OO___X", Role.X)).isEqualTo(5);
    }

    @Test
    void doesNotAlwaysOpenWithTheSameMove() {
        var openings = new HashSet<Integer>();
        for (var game = 0; game < 200; game++) {
            openings.add(bot.choose(rules.initialBoard(), Role.X));
        }
        assertThat(openings).hasSizeGreaterThan(1);
    }

    private void neverLoses(String board, Role first, Role side, Set<String> seen) {
        if (!seen.add(board)) {
            return;
        }
        switch (rules.outcome(board)) {
            case Outcome.Won won -> assertThat(won.by()).as(board).isEqualTo(side);
            case Outcome.Drawn() -> {}
            case Outcome.Undecided() -> {
                var mover = rules.turn(board, first);
                if (mover == side) {
                    neverLoses(rules.play(board, mover, bot.choose(board, first)), first, side, seen);
                } else {
                    for (var reply : rules.legalMoves(board)) {
                        neverLoses(rules.play(board, mover, reply), first, side, seen);
                    }
                }
            }
        }
    }
}
