package dev.parlor.game.match;

import dev.parlor.game.rules.Outcome;
import dev.parlor.game.rules.Role;
import dev.parlor.game.rules.Rules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An outcome as one letter on the wire and in the database: the winner's role, `D` for a draw, or null while
/// the outcome is open.
public final class OutcomeCode {
    private static final String DRAW = "D";

    private OutcomeCode() {}

    public static @Nullable String of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Undecided() -> null;
            case Outcome.Won won -> won.by().name();
            case Outcome.Drawn() -> DRAW;
        };
    }

    /// The cells to highlight.
    public static List<Integer> cells(Outcome outcome) {
        return outcome instanceof Outcome.Won won ? won.cells() : List.of();
    }

    /// Decodes the letter. If the board doesn't show the win, the loser resigned.
    static Outcome outcome(@Nullable String verdict, Rules rules, String cells) {
        if (verdict == null) {
            return Outcome.UNDECIDED;
        } else if (verdict.equals(DRAW)) {
            return Outcome.DRAWN;
        }
        return rules.outcome(cells) instanceof Outcome.Won won
                ? won
                : new Outcome.Won(Role.valueOf(verdict), List.of());
    }
}
