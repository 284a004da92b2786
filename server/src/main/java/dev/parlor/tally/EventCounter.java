package dev.parlor.tally;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Counts events, by key.
///
/// Keys must come from the program and not from clients, or their number would grow without limit.
/// Thread-safe; counting never blocks and, once a key is known, never allocates.
///
/// @param <K> a value with `equals`
public final class EventCounter<K> {
    private final ConcurrentHashMap<K, LongAdder> counts = new ConcurrentHashMap<>();

    /// Starts without keys.
    public EventCounter() {}

    /// Starts with these keys at zero, so that they are visible before the first event.
    public EventCounter(List<K> expected) {
        expected.forEach(this::adder);
    }

    public void increment(K key) {
        adder(key).increment();
    }

    /// @param more may be negative, for counts that go down again
    public void add(K key, long more) {
        adder(key).add(more);
    }

    /// The count so far; 0 for an unknown key.
    public long of(K key) {
        var adder = counts.get(key);
        return adder == null ? 0 : adder.sum();
    }

    /// An approximately current snapshot of all counts.
    public Map<K, Long> all() {
        var all = new LinkedHashMap<K, Long>();
        counts.forEach((key, adder) -> all.put(key, adder.sum()));
        return all;
    }

    /// Tries a plain get first, because it takes no lock.
    private LongAdder adder(K key) {
        var known = counts.get(key);
        return known == null ? counts.computeIfAbsent(key, fresh -> new LongAdder()) : known;
    }
}
