package dev.parlor.fuzz;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/// How often what happened. Thread-safe.
final class Counts {
    private final Map<String, AtomicInteger> counts = new ConcurrentSkipListMap<>();

    void add(String what) {
        counts.computeIfAbsent(what, _ -> new AtomicInteger()).incrementAndGet();
    }

    int of(String what) {
        var count = counts.get(what);
        return count == null ? 0 : count.get();
    }

    /// By name, in alphabetical order.
    Map<String, AtomicInteger> all() {
        return counts;
    }
}
