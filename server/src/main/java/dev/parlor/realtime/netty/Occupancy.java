package dev.parlor.realtime.netty;

import java.util.concurrent.ConcurrentHashMap;

/// How many sockets somebody has open, up to a limit. Thread-safe.
///
/// @param <K> a user's id, or an address
final class Occupancy<K> {
    private final ConcurrentHashMap<K, Integer> taken = new ConcurrentHashMap<>();
    private final int limit;

    Occupancy(int limit) {
        this.limit = limit;
    }

    /// Takes one place, or answers that all are taken.
    boolean take(K who) {
        var granted = new boolean[1];
        taken.compute(who, (key, count) -> {
            var now = count == null ? 0 : count;
            granted[0] = now < limit;
            return granted[0] ? now + 1 : count;
        });
        return granted[0];
    }

    void giveBack(K who) {
        taken.computeIfPresent(who, (key, count) -> count == 1 ? null : count - 1);
    }

    /// How many have at least one.
    int occupants() {
        return taken.size();
    }
}
