package dev.parlor.game.bots;

import dev.parlor.game.rules.Outcome;
import dev.parlor.game.rules.Role;
import dev.parlor.game.rules.Rules;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/// Tells who can force what, by iterating to a depth instead of by worths: written apart from the bot that it
/// judges.
final class Judge {
    private final Rules rules;
    private final Map<Question, Boolean> answers = new HashMap<>();

    Judge(Rules rules) {
        this.rules = rules;
    }

    private record Question(String board, Role first, Role side, int depth) {}

    /// How many moves, of both sides together, `side` needs to force a win; empty when it can't.
    OptionalInt movesToWin(String board, Role first, Role side) {
        for (var depth = 1; depth <= rules.positions(); depth++) {
            if (forces(board, first, side, depth)) {
                return OptionalInt.of(depth);
            }
        }
        return OptionalInt.empty();
    }

    /// Whether the opponent can force a win against `side`.
    boolean loses(String board, Role first, Role side) {
        return movesToWin(board, first, side.other()).isPresent();
    }

    private boolean forces(String board, Role first, Role side, int depth) {
        return switch (rules.outcome(board)) {
            case Outcome.Won won -> won.by() == side;
            case Outcome.Drawn() -> false;
            case Outcome.Undecided() -> depth > 0 && known(new Question(board, first, side, depth));
        };
    }

    private boolean known(Question question) {
        var known = answers.get(question);
        if (known == null) {
            known = worked(question);
            answers.put(question, known);
        }
        return known;
    }

    private boolean worked(Question question) {
        var mover = rules.turn(question.board(), question.first());
        var moves = rules.legalMoves(question.board()).stream();
        return mover == question.side()
                ? moves.anyMatch(move -> forcesAfter(question, mover, move))
                : moves.allMatch(move -> forcesAfter(question, mover, move));
    }

    private boolean forcesAfter(Question question, Role mover, int move) {
        var next = rules.play(question.board(), mover, move);
        return forces(next, question.first(), question.side(), question.depth() - 1);
    }
}
