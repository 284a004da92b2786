package dev.parlor.limits;

import io.github.bucket4j.TimeMeter;

/// The limits, and where it is counted how often something happens: on all nodes together, for what a user or an
/// address does.
///
/// @param limits how often what may happen
/// @param shared where nodes count together
/// @param clock of what a node counts by itself
public record Rates(Limits limits, SharedBuckets shared, TimeMeter clock) {
    /// For a node that is alone.
    public static Rates alone(Limits limits) {
        return new Rates(limits, SharedBuckets.NONE, TimeMeter.SYSTEM_NANOTIME);
    }

    /// @param name of the limit, the same on all nodes
    public RateLimit limit(String name, Rate rate) {
        return new RateLimit(name, rate, shared, clock);
    }
}
