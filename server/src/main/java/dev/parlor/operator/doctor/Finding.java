package dev.parlor.operator.doctor;

import dev.parlor.checklist.Mark;
import java.util.Optional;

/// What was found at one place.
sealed interface Finding {
    /// @param is what is there, in a sentence
    record Ok(String is) implements Finding {}

    /// It works, but not as well as it could, or not for long.
    ///
    /// @param fix what to do, in a sentence or as a line to copy
    record Warning(String is, String fix) implements Finding {}

    /// A server would not start, or not do its work.
    record Problem(String is, String fix) implements Finding {}

    /// @param why it was not looked at
    record Skipped(String why) implements Finding {}

    /// How its row ends.
    default Mark mark() {
        return switch (this) {
            case Ok _ -> Mark.OK;
            case Warning _ -> Mark.WARNING;
            case Problem _ -> Mark.PROBLEM;
            case Skipped _ -> Mark.SKIPPED;
        };
    }

    /// What there is to say.
    default String words() {
        return switch (this) {
            case Ok(var is) -> is;
            case Warning(var is, var _) -> is;
            case Problem(var is, var _) -> is;
            case Skipped(var why) -> why;
        };
    }

    /// What to do, if there is anything to do.
    default Optional<String> remedy() {
        return switch (this) {
            case Warning(var _, var fix) -> Optional.of(fix);
            case Problem(var _, var fix) -> Optional.of(fix);
            case Ok _, Skipped _ -> Optional.empty();
        };
    }
}
