package dev.parlor.tally;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// How often something has happened, for each of a few keys.
///
/// Keys must come from the program and not from clients, or there would be ever more of them. Thread-safe; counting
/// neither blocks nor, once a key is known, allocates.
///
/// @param <K> a value with `equals`
public final class EventCounter<K> {
    private final ConcurrentHashMap<K, LongAdder> counts = new ConcurrentHashMap<>();

    /// No key yet.
    public EventCounter() {}

    /// With these keys at zero: what has not happened yet shall be seen, too.
    public EventCounter(List<K> expected) {
        expected.forEach(this::adder);
    }

    public void increment(K key) {
        adder(key).increment();
    }

    /// @param more may be negative, where something is counted that comes and goes
    public void add(K key, long more) {
        adder(key).add(more);
    }

    /// How often so far; 0 for an unknown key.
    public long of(K key) {
        var adder = counts.get(key);
        return adder == null ? 0 : adder.sum();
    }

    /// All of them, as of about now.
    public Map<K, Long> all() {
        var all = new LinkedHashMap<K, Long>();
        counts.forEach((key, adder) -> all.put(key, adder.sum()));
        return all;
    }

    /// The plain get first: it takes no lock.
    private LongAdder adder(K key) {
        var known = counts.get(key);
        return known == null ? counts.computeIfAbsent(key, fresh -> new LongAdder()) : known;
    }
}
