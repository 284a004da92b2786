package dev.parlor.tally;

import java.util.concurrent.ConcurrentHashMap;

/// Counts slots in use per key, up to a limit. Thread-safe.
///
/// @param <K> a user's id, or an address
public final class KeyedCounter<K> {
    private final ConcurrentHashMap<K, Integer> taken = new ConcurrentHashMap<>();
    private final int limit;

    /// @param limit number of slots per key
    public KeyedCounter(int limit) {
        this.limit = limit;
    }

    /// Takes one slot, or returns false when all are in use.
    public boolean take(K who) {
        var granted = new boolean[1];
        taken.compute(who, (key, count) -> {
            var now = count == null ? 0 : count;
            granted[0] = now < limit;
            return granted[0] ? now + 1 : count;
        });
        return granted[0];
    }

    public void giveBack(K who) {
        taken.computeIfPresent(who, (key, count) -> count == 1 ? null : count - 1);
    }

    /// The number of keys with at least one slot in use.
    public int occupants() {
        return taken.size();
    }
}
