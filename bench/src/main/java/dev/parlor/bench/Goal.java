package dev.parlor.bench;

/// What was promised of a figure, its own unit.
public record Goal(boolean most, double bound) {
    public static Goal atMost(double bound) {
        return new Goal(true, bound);
    }

    public static Goal atLeast(double bound) {
        return new Goal(false, bound);
    }

    public boolean reached(double value) {
        return most ? value <= bound : value >= bound;
    }

    @Override
    public String toString() {
        return (most ? "<= " : ">= ") + Figure.text(bound);
    }
}
