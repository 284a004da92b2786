package dev.parlor.realtime.command;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// The value of one field as it was sent, before anybody knows which type it should have.
///
/// @param text the text, or the number as written (never parsed here: a number of a thousand digits costs nothing)
record FieldValue(ValueKind kind, String text) {
    private static final int SHOWN = 40;

    enum ValueKind {
        TEXT,
        INTEGER,
        FRACTION,
        TRUE,
        FALSE,
        NULL,
        STRUCTURE
    }

    /// Reads the value at which the parser stands; an array or object is skipped whole.
    static FieldValue read(JsonParser parser, JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> new FieldValue(ValueKind.TEXT, parser.getString());
            case VALUE_NUMBER_INT -> new FieldValue(ValueKind.INTEGER, parser.getString());
            case VALUE_NUMBER_FLOAT -> new FieldValue(ValueKind.FRACTION, parser.getString());
            case VALUE_TRUE -> new FieldValue(ValueKind.TRUE, "true");
            case VALUE_FALSE -> new FieldValue(ValueKind.FALSE, "false");
            case VALUE_NULL -> new FieldValue(ValueKind.NULL, "null");
            case START_ARRAY -> skipped(parser, "a list");
            case START_OBJECT -> skipped(parser, "an object");
            case NOT_AVAILABLE, END_ARRAY, END_OBJECT, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("no value starts with " + token);
        };
    }

    /// How to name it to the sender: short, whatever was sent.
    String described() {
        return switch (kind) {
            case TEXT -> '"' + shortened() + '"';
            case INTEGER, FRACTION, TRUE, FALSE, NULL, STRUCTURE -> shortened();
        };
    }

    private String shortened() {
        if (text.length() <= SHOWN) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
        return text.substring(0, end) + '…';
    }

    private static FieldValue skipped(JsonParser parser, String what) {
        parser.skipChildren();
        return new FieldValue(ValueKind.STRUCTURE, what);
    }
}
