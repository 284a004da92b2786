package dev.parlor.operator.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Checks whether this machine's clock is correct and runs steadily.
final class ClockChecks {
    private static final Duration JUMP = Duration.ofMillis(500);
    /// When this was written: a correct clock can't show an earlier time.
    private static final Instant THEN = Instant.parse("2026-11-01T00:00:00Z");

    private final InstantSource clock;
    private final Supplier<Optional<Boolean>> disciplined;
    private final Instant begun;
    private final long ticks = System.nanoTime();

    ClockChecks(InstantSource clock) {
        this(clock, KernelClock::disciplined);
    }

    /// @param disciplined whether a service keeps the clock synchronised; empty when unknown
    ClockChecks(InstantSource clock, Supplier<Optional<Boolean>> disciplined) {
        this.clock = clock;
        this.disciplined = disciplined;
        this.begun = clock.instant();
    }

    /// Compares the clock with its state at construction, so run this check last.
    List<DoctorRow> rows() {
        var now = clock.instant();
        var jump = Duration.between(begun, now).minusNanos(System.nanoTime() - ticks);
        if (now.isBefore(THEN)) {
            return List.of(DoctorRow.problem(
                    "clock",
                    "The system clock says " + now + ", which is before this version was built.",
                    "timedatectl set-ntp true"));
        }
        if (jump.abs().compareTo(JUMP) > 0) {
            return List.of(DoctorRow.warning(
                    "clock",
                    "During this check the clock was set " + (jump.isNegative() ? "back" : "forward") + " by "
                            + jump.abs().toMillis() + " ms.",
                    "Have a single service adjust the clock, in small steps: timedatectl status, chronyc tracking"));
        }
        return List.of(disciplined
                .get()
                .map(kept -> kept
                        ? DoctorRow.ok("clock", "It is synchronised by NTP.")
                        : DoctorRow.warning(
                                "clock",
                                "The kernel reports that it is not synchronised (no NTP).",
                                "timedatectl set-ntp true (or install chrony)"))
                .orElseGet(() -> DoctorRow.ok(
                        "clock", "It runs steadily; this system does not tell whether NTP synchronises it.")));
    }
}
