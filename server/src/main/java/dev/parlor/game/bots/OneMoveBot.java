package dev.parlor.game.bots;

import dev.parlor.game.rules.Outcome;
import dev.parlor.game.rules.Role;
import dev.parlor.game.rules.Rules;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Wins if it can with this move, else blocks a win of the opponent's next move, else plays any move. It does
/// not foresee forks, so it can be beaten.
record OneMoveBot(Rules rules, RandomGenerator random) implements Bot {
    @Override
    public int choose(String board, Role first) {
        var mine = rules.turn(board, first);
        return winning(board, mine)
                .or(() -> winning(board, mine.other()))
                .orElseGet(() -> RandomBot.oneOf(rules.legalMoves(board), random));
    }

    private Optional<Integer> winning(String board, Role role) {
        return rules.legalMoves(board).stream()
                .filter(move -> rules.outcome(rules.play(board, role, move)) instanceof Outcome.Won)
                .findFirst();
    }
}
