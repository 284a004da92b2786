package dev.parlor.limits;

import java.time.Duration;
import java.util.regex.Pattern;

/// How often something may happen.
///
/// Two kinds, told apart by `burst`. A *window* (`burst` 0): `amount` times, then nothing until the window that
/// began with the first of them is over; for rare, sensitive things. A *flow*: `burst` at once, filled up again
/// evenly with `amount` for each `period`; for traffic.
///
/// @param amount at least 1
/// @param period longer than zero
/// @param burst 0 for a window, else at least 1
public record Rate(long amount, Duration period, long burst) {
    private static final Pattern TEXT =
            Pattern.compile("(\\d{1,9})\\s*/\\s*(\\d{0,6})\\s*([smh])(?:\\s+burst\\s+(\\d{1,9}))?");

    public Rate {
        if (amount < 1 || burst < 0 || !period.isPositive()) {
            throw new IllegalArgumentException("a rate needs an amount and a period above 0: " + amount + "/" + period);
        }
    }

    /// `amount` times within `period`.
    public static Rate window(long amount, Duration period) {
        return new Rate(amount, period, 0);
    }

    /// `perSecond` on average, `burst` at once.
    public static Rate flow(long perSecond, long burst) {
        return new Rate(perSecond, Duration.ofSeconds(1), burst);
    }

    /// Reads `10/5m`, `60/h` (windows) or `50/s burst 200` (a flow).
    ///
    /// @throws IllegalArgumentException when `text` is none of these; the message shows the form
    public static Rate parse(String text) {
        var match = TEXT.matcher(text.strip());
        if (!match.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a rate; write for instance 10/5m, 60/h or 50/s burst 200");
        }
        var count = match.group(2).isEmpty() ? 1 : Long.parseLong(match.group(2));
        var unit = switch (match.group(3)) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            default -> Duration.ofHours(1);
        };
        var burst = match.group(4) == null ? 0 : Long.parseLong(match.group(4));
        return new Rate(Long.parseLong(match.group(1)), unit.multipliedBy(count), burst);
    }

    /// The same rate, `factor` times as generous, never below 1.
    public Rate scaled(double factor) {
        return new Rate(scaled(amount, factor), period, burst == 0 ? 0 : scaled(burst, factor));
    }

    static long scaled(long number, double factor) {
        return Math.max(1, Math.round(number * factor));
    }

    /// The most that may happen at once.
    long capacity() {
        return burst == 0 ? amount : burst;
    }

    /// After this long without use, everything is allowed again.
    Duration recovery() {
        return burst == 0 ? period : period.multipliedBy(burst / amount + 1);
    }

    /// As [#parse] reads it.
    @Override
    public String toString() {
        var seconds = period.toSeconds();
        return amount + "/" + (seconds == 1 ? "" : seconds) + "s" + (burst == 0 ? "" : " burst " + burst);
    }
}
