package dev.parlor.realtime.netty.limits;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// The rate of handshakes from each address. Remembers an address only until its pace has recovered, for at
/// most a few seconds. Thread-safe.
final class HandshakeRate {
    private final ConcurrentHashMap<String, Long> paidUntil = new ConcurrentHashMap<>();
    private final PaceLimiter limiter;
    private final LongSupplier ticker;

    HandshakeRate(PaceLimiter limiter, LongSupplier ticker) {
        this.limiter = limiter;
        this.ticker = ticker;
    }

    /// Counts a handshake. When there were too many, returns false and doesn't count it.
    boolean allows(String network) {
        var now = ticker.getAsLong();
        var allowed = new boolean[1];
        paidUntil.compute(network, (key, before) -> {
            var after = limiter.spend(before == null ? now : before, now, limiter.interval());
            allowed[0] = limiter.kept(after, now);
            return allowed[0] ? after : before;
        });
        return allowed[0];
    }

    /// Forgets every address whose pace has recovered.
    void forgetRecovered() {
        var now = ticker.getAsLong();
        paidUntil.values().removeIf(until -> limiter.recovered(until, now));
    }

    int remembered() {
        return paidUntil.size();
    }
}
