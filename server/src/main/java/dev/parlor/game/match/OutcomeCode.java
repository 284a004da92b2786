package dev.parlor.game.match;

import dev.parlor.game.rules.Outcome;
import dev.parlor.game.rules.Role;
import dev.parlor.game.rules.Rules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An outcome in one letter, as the wire and the database have it: the winner's role, `D` for a draw, null while
/// nobody knows.
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

    /// The cells to be highlighted.
    public static List<Integer> cells(Outcome outcome) {
        return outcome instanceof Outcome.Won won ? won.cells() : List.of();
    }

    /// Back from the letter. A board that doesn't show the winner was given up.
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
