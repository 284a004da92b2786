package dev.parlor.realtime;

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
    sealed interface Reading {}

    /// Good for the constructor.
    record Value(Object value) implements Reading {}

    /// A sentence without its subject.
    record Wrong(String sentence) implements Reading {}

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

    Reading read(@Nullable Scalar sent) {
        if (sent == null || sent.kind() == Scalar.Kind.NULL) {
            return absent();
        }
        return switch (this) {
            case INT -> number(sent, Integer.MIN_VALUE, Integer.MAX_VALUE, Math::toIntExact);
            case OPTIONAL_INT ->
                number(sent, Integer.MIN_VALUE, Integer.MAX_VALUE, n -> OptionalInt.of(Math.toIntExact(n)));
            case LONG -> number(sent, Long.MIN_VALUE, Long.MAX_VALUE, n -> n);
            case TEXT -> sent.kind() == Scalar.Kind.TEXT ? new Value(sent.text()) : wrong(sent);
            case OPTIONAL_TEXT -> sent.kind() == Scalar.Kind.TEXT ? new Value(Optional.of(sent.text())) : wrong(sent);
            case FLAG -> flag(sent);
        };
    }

    private Reading absent() {
        return switch (this) {
            case OPTIONAL_INT -> new Value(OptionalInt.empty());
            case OPTIONAL_TEXT -> new Value(Optional.empty());
            case INT, LONG, TEXT, FLAG -> new Wrong("is missing. Expected " + expected + ".");
        };
    }

    private Reading number(Scalar sent, long min, long max, NumberMaker maker) {
        var number = switch (sent.kind()) {
            case INTEGER, FRACTION -> WholeNumber.written(sent.text());
            case TEXT ->
                sent.text().strip().length() <= LONGEST_NUMBER ? WholeNumber.read(sent.text()) : OptionalLong.empty();
            case TRUE, FALSE, NULL, STRUCTURE -> OptionalLong.empty();
        };
        return number.isPresent() && number.getAsLong() >= min && number.getAsLong() <= max
                ? new Value(maker.make(number.getAsLong()))
                : wrong(sent);
    }

    private Reading flag(Scalar sent) {
        return switch (sent.kind()) {
            case TRUE -> new Value(true);
            case FALSE -> new Value(false);
            case TEXT, INTEGER, FRACTION, NULL, STRUCTURE -> wrong(sent);
        };
    }

    private Wrong wrong(Scalar sent) {
        return new Wrong("must be " + expected + ", but is " + sent.described() + ".");
    }

    private interface NumberMaker {
        Object make(long number);
    }
}
