package dev.parlor.verify.client;

import dev.parlor.checklist.ResultMark;

/// The result of a check.
public sealed interface CheckOutcome {
    /// The check passed.
    ///
    /// @param note a remark for the report, or empty
    record CheckPassed(String note) implements CheckOutcome {}

    /// The check failed.
    ///
    /// @param sentence what is wrong, and what to do
    record FailedCheck(String sentence) implements CheckOutcome {}

    /// The check could not be made, so the result is unknown.
    ///
    /// @param sentence why, and what to do
    record UnableToCheck(String sentence) implements CheckOutcome {}

    /// The check was skipped.
    record SkippedCheck(String why) implements CheckOutcome {}

    /// The mark at the end of its row.
    default ResultMark mark() {
        return switch (this) {
            case CheckPassed _ -> ResultMark.OK;
            case FailedCheck _ -> ResultMark.FAILED;
            case UnableToCheck _ -> ResultMark.UNABLE;
            case SkippedCheck _ -> ResultMark.SKIPPED;
        };
    }

    /// The explanation below its row.
    default String words() {
        return switch (this) {
            case CheckPassed(var note) -> note;
            case FailedCheck(var sentence) -> sentence;
            case UnableToCheck(var sentence) -> sentence;
            case SkippedCheck(var why) -> why;
        };
    }
}
