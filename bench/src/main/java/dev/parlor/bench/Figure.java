package dev.parlor.bench;

import java.util.Locale;
import java.util.Optional;

/// One measured number.
///
/// @param goal empty when nothing was promised
public record Figure(String name, double value, String unit, Optional<Goal> goal) {
    public static Figure of(String name, double value, String unit) {
        return new Figure(name, value, unit, Optional.empty());
    }

    public static Figure of(String name, double value, String unit, Goal goal) {
        return new Figure(name, value, unit, Optional.of(goal));
    }

    public boolean missed() {
        return goal.isPresent() && !goal.get().reached(value);
    }

    public String mark() {
        return goal.isEmpty() ? "" : missed() ? "MISSED" : "ok";
    }

    public static String text(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) || value >= 1000 ? "%,.0f" : "%.2f", value);
    }
}
