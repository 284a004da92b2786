package dev.parlor.limits;

import java.time.Duration;
import java.util.regex.Pattern;

/// How long something lives, as operators write it.
public final class LifetimeText {
    private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,5})\\s*([smhd])");

    private LifetimeText() {}

    /// Reads for instance `90s`, `20m`, `12h` or `1d`.
    ///
    /// @throws IllegalArgumentException when it is nothing like that
    public static Duration parse(String text) {
        var match = FORM.matcher(text.strip());
        if (!match.matches()) {
            throw new IllegalArgumentException(
                    '"' + text.strip() + "\" is not a time; write for instance 90s, 20m, 12h or 1d");
        }
        var number = Long.parseLong(match.group(1));
        return switch (match.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
