package dev.parlor.json;

import java.util.OptionalLong;

/// A whole number that came as a text, as older clients send it.
public final class WholeNumber {
    private WholeNumber() {}

    /// Reads a sign, if there is one, and digits from `0` to `9`; space around them does not count. Empty for anything
    /// else, digits of other scripts among it, and for what no `long` holds.
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
}
