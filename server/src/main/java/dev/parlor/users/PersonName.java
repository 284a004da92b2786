package dev.parlor.users;

import dev.parlor.http.JsonFields;
import dev.parlor.json.BlankText;
import java.util.Optional;

/// The rules for names. Others see them, so a name must not hide or reorder the text around it.
public final class PersonName {
    /// In characters (code points).
    public static final int LONGEST = 26;

    private PersonName() {}

    /// What is wrong with a name of valid length, as a sentence; empty if nothing.
    public static Optional<String> objection(String name) {
        if (name.codePoints().anyMatch(PersonName::forbidden)) {
            return Optional.of("This field may not contain control characters.");
        }
        return BlankText.is(name) ? Optional.of("This field may not be blank.") : Optional.empty();
    }

    /// Reads an optional name. If it is invalid, records the error in `fields`.
    public static Optional<String> readOptional(JsonFields fields, String field) {
        var name = fields.optionalText(field, LONGEST);
        name.flatMap(PersonName::objection).ifPresent(sentence -> fields.reject(field, sentence));
        return name;
    }

    private static boolean forbidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.UNASSIGNED ->
                true;
            case Character.FORMAT -> bidirectional(point);
            default -> false;
        };
    }

    /// Marks, embeddings, overrides and isolates of writing direction. (Joiners have the same type, but are
    /// part of words in Persian and of emoji.)
    private static boolean bidirectional(int point) {
        return point == 0x061C
                || point == 0x200E
                || point == 0x200F
                || (point >= 0x202A && point <= 0x202E)
                || (point >= 0x2066 && point <= 0x2069);
    }
}
