package dev.parlor.game.bots;

import dev.parlor.game.rules.Role;
import dev.parlor.game.rules.Rules;
import java.util.List;
import java.util.random.RandomGenerator;

/// Plays any legal move, each with the same probability.
record RandomBot(Rules rules, RandomGenerator random) implements Bot {
    @Override
    public int choose(String board, Role first) {
        return oneOf(rules.legalMoves(board), random);
    }

    static int oneOf(List<Integer> moves, RandomGenerator random) {
        return moves.get(random.nextInt(moves.size()));
    }
}
