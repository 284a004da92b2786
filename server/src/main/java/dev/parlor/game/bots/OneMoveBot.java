package dev.parlor.game.bots;

import dev.parlor.game.rules.Outcome;
import dev.parlor.game.rules.Role;
import dev.parlor.game.rules.Rules;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Wins when it can with this move, else stands where the opponent would win with the next one, else plays any
/// move. It does not see a fork coming, so it can be beaten.
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
