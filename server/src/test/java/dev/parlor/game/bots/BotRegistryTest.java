package dev.parlor.game.bots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlor.game.rules.MoveLegality;
import dev.parlor.game.rules.Outcome;
import dev.parlor.game.rules.Reachable;
import dev.parlor.game.rules.Role;
import dev.parlor.game.rules.RuleBook;
import dev.parlor.game.rules.Rules;
import dev.parlor.game.rules.TicTacToe;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BotRegistryTest {
    private final Rules rules = new TicTacToe();
    private final BotRegistry bots = new BotRegistry(RuleBook.standard(), new Random(7));

    @ParameterizedTest
    @EnumSource
    void choosesOnlyLegalMovesOnEveryBoard(Difficulty level) {
        var bot = bots.bot("tic_tac_toe", level);
        Reachable.undecided(rules)
                .forEach((first, boards) ->
                        boards.forEach(board -> assertThat(rules.legality(board, bot.choose(board, first)))
                                .isEqualTo(MoveLegality.LEGAL)));
    }

    @Test
    void overlooksAWinAndALossNowAndThenWhenEasy() {
        var bot = bots.bot("tic_tac_toe", Difficulty.EASY);
        var overlooked = 0;
        for (var game = 0; game < 100; game++) {
            overlooked += bot.choose("XX_OO____", Role.X) == 2 ? 0 : 1;
        }
        assertThat(overlooked).isBetween(50, 99);
    }

    @Test
    void takesAWinAndPreventsALossWhenMedium() {
        var bot = bots.bot("tic_tac_toe", Difficulty.MEDIUM);
        assertThat(bot.choose("XX_OO____", Role.X)).isEqualTo(2);
        assertThat(bot.choose("XX__O____", Role.X)).isEqualTo(2);
    }

    @Test
    void playsBetterTheHigherTheLevel() {
        assertThat(margin(Difficulty.MEDIUM, Difficulty.EASY)).isGreaterThan(200);
        assertThat(margin(Difficulty.HARD, Difficulty.EASY)).isGreaterThan(300);
        assertThat(margin(Difficulty.HARD, Difficulty.MEDIUM)).isGreaterThan(20);
    }

    @Test
    void refusesAGameThatNobodyKnows() {
        assertThatIllegalArgumentException().isThrownBy(() -> bots.bot("chess", Difficulty.HARD));
    }

    /// Wins less losses of `x` in 500 games against `o`, each beginning half of them.
    private int margin(Difficulty x, Difficulty o) {
        var margin = 0;
        for (var game = 0; game < 500; game++) {
            if (outcome(x, o, game % 2 == 0 ? Role.X : Role.O) instanceof Outcome.Won won) {
                margin += won.by() == Role.X ? 1 : -1;
            }
        }
        return margin;
    }

    private Outcome outcome(Difficulty x, Difficulty o, Role first) {
        var board = rules.initialBoard();
        while (rules.outcome(board) instanceof Outcome.Undecided) {
            var mover = rules.turn(board, first);
            var bot = bots.bot("tic_tac_toe", mover == Role.X ? x : o);
            board = rules.play(board, mover, bot.choose(board, first));
        }
        return rules.outcome(board);
    }
}
