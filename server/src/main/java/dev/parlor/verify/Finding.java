package dev.parlor.verify;

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
