package dev.parlor.json;

/// What every text must be that the server keeps or passes on, on both databases alike: whole characters of Unicode,
/// and no NUL. SQLite would take more; PostgreSQL refuses a NUL, and in UTF-8 every half of a surrogate pair
/// becomes the same `?`.
public final class StoredText {
    private StoredText() {}

    /// Whether a text can be kept as it is.
    public static boolean accepts(String text) {
        return text.indexOf('\0') < 0 && isWellFormed(text);
    }

    /// Whether every surrogate in a text has its other half. JSON can write a lone one, UTF-8 can't.
    public static boolean isWellFormed(String text) {
        return text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
    }

    /// The stricter rule for a text by which a program finds something again: no control characters either.
    public static boolean acceptsKey(String text) {
        return isWellFormed(text) && text.codePoints().noneMatch(Character::isISOControl);
    }
}
