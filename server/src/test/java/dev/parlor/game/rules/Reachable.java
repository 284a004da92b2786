package dev.parlor.game.rules;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Every board of a game that can be reached by legal moves.
public final class Reachable {
    private Reachable() {}

    /// All boards, the initial one and the finished ones among them.
    public static Set<String> boards(Rules rules, Role first) {
        var found = new HashSet<String>();
        explore(rules, first, rules.initialBoard(), found);
        return found;
    }

    /// All boards with somebody left to move, for both sides as the first mover.
    public static Map<Role, Set<String>> undecided(Rules rules) {
        var found = new HashMap<Role, Set<String>>();
        for (var first : Role.values()) {
            var boards = boards(rules, first);
            boards.removeIf(board -> !rules.outcome(board).equals(Outcome.UNDECIDED));
            found.put(first, boards);
        }
        return found;
    }

    private static void explore(Rules rules, Role first, String board, Set<String> found) {
        if (!found.add(board) || !rules.outcome(board).equals(Outcome.UNDECIDED)) {
            return;
        }
        for (var move : rules.legalMoves(board)) {
            explore(rules, first, rules.play(board, rules.turn(board, first), move), found);
        }
    }
}
