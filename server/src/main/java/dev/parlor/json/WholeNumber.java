package dev.parlor.json;

import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// What counts as a whole number, in a body, a message and a query.
public final class WholeNumber {
    /// No `long` is longer with a fraction of zeros that a `double` could have. What is longer is refused without
    /// being
    /// parsed.
    private static final int LONGEST = 40;

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]++(?:\\.[0-9]++)?+(?:[eE][+-]?[0-9]++)?+");

    private WholeNumber() {}

    /// Reads a text, as older clients send a number: a sign, if there is one, and digits from `0` to `9`; space
    /// around
    /// them does not count. Empty for anything else, digits of other scripts among it, and for
    /// what no `long` holds.
    public static OptionalLong read(String text) {
        var digits = text.strip();
        try {
            return digits.chars().allMatch(c -> c < 128)
                    ? OptionalLong.of(Long.parseLong(digits))
                    : OptionalLong.empty();
        } catch (NumberFormatException notANumber) {
            return OptionalLong.empty();
        }
    }

    /// Reads a number as JSON writes it. JSON has no integers, and an engine whose only number is a double sends
    /// `4.0`
    /// or `4e0` for 4: what has no fraction is whole. Empty for `1.5` and for what no `long` holds.
    public static OptionalLong written(String number) {
        if (number.length() > LONGEST || !NUMBER.matcher(number).matches()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(new BigDecimal(number).longValueExact());
        } catch (ArithmeticException | NumberFormatException fractionOrTooLarge) {
            return OptionalLong.empty();
        }
    }
}
