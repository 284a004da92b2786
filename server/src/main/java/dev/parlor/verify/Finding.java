package dev.parlor.verify;

import dev.parlor.checklist.Mark;

/// What a check has found.
sealed interface Finding {
    /// As it should be.
    ///
    /// @param note something worth knowing, or empty
    record Ok(String note) implements Finding {}

    /// Not as it should be.
    ///
    /// @param sentence what is wrong, and what to do
    record Failed(String sentence) implements Finding {}

    /// Nobody knows: it could not be looked at.
    ///
    /// @param sentence why, and what to do
    record Unable(String sentence) implements Finding {}

    /// It was not tried.
    record Skipped(String why) implements Finding {}

    /// How its row ends.
    default Mark mark() {
        return switch (this) {
            case Ok _ -> Mark.OK;
            case Failed _ -> Mark.FAILED;
            case Unable _ -> Mark.UNABLE;
            case Skipped _ -> Mark.SKIPPED;
        };
    }

    /// What there is to say.
    default String words() {
        return switch (this) {
            case Ok(var note) -> note;
            case Failed(var sentence) -> sentence;
            case Unable(var sentence) -> sentence;
            case Skipped(var why) -> why;
        };
    }
}
