package dev.parlor.operator.doctor;

import dev.parlor.checklist.ResultMark;
import java.util.Optional;

/// What was found at one place.
sealed interface DoctorFinding {
    /// @param is what is there, in a sentence
    record OkResult(String is) implements DoctorFinding {}

    /// It works, but not as well as it could, or not for long.
    ///
    /// @param fix what to do, in a sentence or as a line to copy
    record WarningResult(String is, String fix) implements DoctorFinding {}

    /// A server would not start, or not do its work.
    record ProblemResult(String is, String fix) implements DoctorFinding {}

    /// @param why it was not looked at
    record SkippedResult(String why) implements DoctorFinding {}

    /// How its row ends.
    default ResultMark mark() {
        return switch (this) {
            case OkResult _ -> ResultMark.OK;
            case WarningResult _ -> ResultMark.WARNING;
            case ProblemResult _ -> ResultMark.PROBLEM;
            case SkippedResult _ -> ResultMark.SKIPPED;
        };
    }

    /// What there is to say.
    default String words() {
        return switch (this) {
            case OkResult(var is) -> is;
            case WarningResult(var is, var _) -> is;
            case ProblemResult(var is, var _) -> is;
            case SkippedResult(var why) -> why;
        };
    }

    /// What to do, if there is anything to do.
    default Optional<String> remedy() {
        return switch (this) {
            case WarningResult(var _, var fix) -> Optional.of(fix);
            case ProblemResult(var _, var fix) -> Optional.of(fix);
            case OkResult _, SkippedResult _ -> Optional.empty();
        };
    }
}
