package dev.parlor.verify.client;

import dev.parlor.checklist.ResultMark;

/// What a check has found.
public sealed interface CheckOutcome {
    /// As it should be.
    ///
    /// @param note something worth knowing, or empty
    record CheckPassed(String note) implements CheckOutcome {}

    /// Not as it should be.
    ///
    /// @param sentence what is wrong, and what to do
    record FailedCheck(String sentence) implements CheckOutcome {}

    /// Nobody knows: it could not be looked at.
    ///
    /// @param sentence why, and what to do
    record UnableToCheck(String sentence) implements CheckOutcome {}

    /// It was not tried.
    record SkippedCheck(String why) implements CheckOutcome {}

    /// How its row ends.
    default ResultMark mark() {
        return switch (this) {
            case CheckPassed _ -> ResultMark.OK;
            case FailedCheck _ -> ResultMark.FAILED;
            case UnableToCheck _ -> ResultMark.UNABLE;
            case SkippedCheck _ -> ResultMark.SKIPPED;
        };
    }

    /// What there is to say.
    default String words() {
        return switch (this) {
            case CheckPassed(var note) -> note;
            case FailedCheck(var sentence) -> sentence;
            case UnableToCheck(var sentence) -> sentence;
            case SkippedCheck(var why) -> why;
        };
    }
}
