package dev.parlor.game.bots;

import dev.parlor.game.rules.Outcome;
import dev.parlor.game.rules.Role;
import dev.parlor.game.rules.Rules;
import java.util.ArrayList;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/// Plays perfectly: wins as fast as it can, else draws, else loses as late as it can. It picks randomly among
/// equally good moves, so that it doesn't play the same game every time.
///
/// Searches to the end of the game and remembers the value of every position. This suits games with few
/// positions (tic-tac-toe has 5 478 reachable ones); a larger game needs a bot of its own.
final class MinimaxBot implements Bot {
    /// The value of having won. A win in n further moves is worth n less; a loss in n moves is worth n more
    /// than the negative of this value.
    private static final int WON = 1_000;

    private final Rules rules;
    private final RandomGenerator random;
    private final ConcurrentHashMap<PositionKey, Integer> worths = new ConcurrentHashMap<>();

    MinimaxBot(Rules rules, RandomGenerator random) {
        this.rules = rules;
        this.random = random;
    }

    private record PositionKey(String board, Role first) {}

    @Override
    public int choose(String board, Role first) {
        var best = new ArrayList<Integer>();
        var most = Integer.MIN_VALUE;
        for (var move : rules.legalMoves(board)) {
            var worth = after(board, first, move);
            if (worth > most) {
                best.clear();
                most = worth;
            }
            if (worth == most) {
                best.add(move);
            }
        }
        return RandomBot.oneOf(best, random);
    }

    /// The value of a move to the side that makes it.
    private int after(String board, Role first, int move) {
        var mover = rules.turn(board, first);
        var next = rules.play(board, mover, move);
        return switch (rules.outcome(next)) {
            case Outcome.Won won -> won.by() == mover ? WON : -WON;
            case Outcome.Drawn() -> 0;
            case Outcome.Undecided() -> {
                var worth = later(worth(next, first));
                yield rules.turn(next, first) == mover ? worth : -worth;
            }
        };
    }

    /// The value of an undecided board to the side whose turn it is.
    private int worth(String board, Role first) {
        var position = new PositionKey(board, first);
        var known = worths.get(position);
        if (known != null) {
            return known;
        }
        var most = rules.legalMoves(board).stream()
                .mapToInt(move -> after(board, first, move))
                .max()
                .orElseThrow();
        worths.put(position, most);
        return most;
    }

    private static int later(int worth) {
        return worth - Integer.signum(worth);
    }
}
