package dev.parlor.realtime.command;

import dev.parlor.json.WholeNumber;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The types that a component of a command may have. A text that holds a whole number counts as the number
/// (contract §2.6, older clients send it so), and so does a number without a fraction; `null` counts as absent.
enum FieldType {
    INT("a whole number"),
    OPTIONAL_INT("a whole number, or absent"),
    LONG("a whole number"),
    TEXT("a text"),
    OPTIONAL_TEXT("a text, or absent"),
    FLAG("true or false");

    /// No `long` is longer; what is longer is refused without being parsed.
    private static final int LONGEST_NUMBER = 20;

    private final String expected;

    FieldType(String expected) {
        this.expected = expected;
    }

    /// What reading a field gave.
    sealed interface FieldResult {}

    /// Good for the constructor.
    record ValidField(Object value) implements FieldResult {}

    /// A sentence without its subject.
    record InvalidField(String sentence) implements FieldResult {}

    static FieldType of(RecordComponent component) {
        var type = component.getType();
        if (type == int.class) {
            return INT;
        } else if (type == long.class) {
            return LONG;
        } else if (type == boolean.class) {
            return FLAG;
        } else if (type == String.class) {
            return TEXT;
        } else if (type == OptionalInt.class) {
            return OPTIONAL_INT;
        } else if (component.getGenericType() instanceof ParameterizedType generic
                && generic.getRawType() == Optional.class
                && generic.getActualTypeArguments()[0] == String.class) {
            return OPTIONAL_TEXT;
        }
        throw new IllegalArgumentException(component + " has a type that can't be read from a message");
    }

    FieldResult read(@Nullable FieldValue sent) {
        if (sent == null || sent.kind() == FieldValue.ValueKind.NULL) {
            return absent();
        }
        return switch (this) {
            case INT -> number(sent, Integer.MIN_VALUE, Integer.MAX_VALUE, Math::toIntExact);
            case OPTIONAL_INT ->
                number(sent, Integer.MIN_VALUE, Integer.MAX_VALUE, n -> OptionalInt.of(Math.toIntExact(n)));
            case LONG -> number(sent, Long.MIN_VALUE, Long.MAX_VALUE, n -> n);
            case TEXT -> sent.kind() == FieldValue.ValueKind.TEXT ? new ValidField(sent.text()) : wrong(sent);
            case OPTIONAL_TEXT ->
                sent.kind() == FieldValue.ValueKind.TEXT ? new ValidField(Optional.of(sent.text())) : wrong(sent);
            case FLAG -> flag(sent);
        };
    }

    private FieldResult absent() {
        return switch (this) {
            case OPTIONAL_INT -> new ValidField(OptionalInt.empty());
            case OPTIONAL_TEXT -> new ValidField(Optional.empty());
            case INT, LONG, TEXT, FLAG -> new InvalidField("is missing. Expected " + expected + ".");
        };
    }

    private FieldResult number(FieldValue sent, long min, long max, NumberMaker maker) {
        var number = switch (sent.kind()) {
            case INTEGER, FRACTION -> WholeNumber.written(sent.text());
            case TEXT ->
                sent.text().strip().length() <= LONGEST_NUMBER ? WholeNumber.read(sent.text()) : OptionalLong.empty();
            case TRUE, FALSE, NULL, STRUCTURE -> OptionalLong.empty();
        };
        return number.isPresent() && number.getAsLong() >= min && number.getAsLong() <= max
                ? new ValidField(maker.make(number.getAsLong()))
                : wrong(sent);
    }

    private FieldResult flag(FieldValue sent) {
        return switch (sent.kind()) {
            case TRUE -> new ValidField(true);
            case FALSE -> new ValidField(false);
            case TEXT, INTEGER, FRACTION, NULL, STRUCTURE -> wrong(sent);
        };
    }

    private InvalidField wrong(FieldValue sent) {
        return new InvalidField("must be " + expected + ", but is " + sent.described() + ".");
    }

    private interface NumberMaker {
        Object make(long number);
    }
}
