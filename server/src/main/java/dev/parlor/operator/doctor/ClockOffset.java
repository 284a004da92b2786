package dev.parlor.operator.doctor;

import java.time.Duration;
import java.util.Locale;

/// The offset of another clock from this machine's.
///
/// @param ahead negative when the other clock is behind
record ClockOffset(Duration ahead, Duration uncertain) {
    private static final Duration BEARABLE = Duration.ofSeconds(1);

    boolean matters() {
        return ahead.abs().compareTo(BEARABLE.plus(uncertain)) > 0;
    }

    String words() {
        var seconds = String.format(Locale.ROOT, "%.1f s", ahead.abs().toMillis() / 1_000.0);
        return seconds + (ahead.isNegative() ? " behind" : " ahead of") + " this machine's";
    }

    /// @param name of the row
    /// @param whose owner of the clock in the sentence, for instance `the database's`
    DoctorRow row(String name, String whose) {
        return matters()
                ? DoctorRow.warning(
                        name,
                        "The clock of " + whose + " is " + words()
                                + ": times shown by nodes and clients will disagree.",
                        "On both machines: timedatectl set-ntp true")
                : DoctorRow.ok(name, "The clock of " + whose + " agrees with this machine's.");
    }
}
