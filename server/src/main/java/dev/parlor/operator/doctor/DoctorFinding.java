package dev.parlor.operator.doctor;

import dev.parlor.checklist.ResultMark;
import java.util.Optional;

/// The result of one check.
sealed interface DoctorFinding {
    /// @param is the state found, in a sentence
    record OkResult(String is) implements DoctorFinding {}

    /// It works, but not as well as it could, or not for long.
    ///
    /// @param fix what to do, in a sentence or as a line to copy
    record WarningResult(String is, String fix) implements DoctorFinding {}

    /// A server would not start or would not work.
    record ProblemResult(String is, String fix) implements DoctorFinding {}

    /// @param why the reason for skipping the check
    record SkippedResult(String why) implements DoctorFinding {}

    /// The mark at the end of its row.
    default ResultMark mark() {
        return switch (this) {
            case OkResult _ -> ResultMark.OK;
            case WarningResult _ -> ResultMark.WARNING;
            case ProblemResult _ -> ResultMark.PROBLEM;
            case SkippedResult _ -> ResultMark.SKIPPED;
        };
    }

    /// The explanation below its row.
    default String words() {
        return switch (this) {
            case OkResult(var is) -> is;
            case WarningResult(var is, var _) -> is;
            case ProblemResult(var is, var _) -> is;
            case SkippedResult(var why) -> why;
        };
    }

    /// What to do; empty when no action is needed.
    default Optional<String> remedy() {
        return switch (this) {
            case WarningResult(var _, var fix) -> Optional.of(fix);
            case ProblemResult(var _, var fix) -> Optional.of(fix);
            case OkResult _, SkippedResult _ -> Optional.empty();
        };
    }
}
