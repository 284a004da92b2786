package dev.parlor.realtime.netty;

import dev.parlor.realtime.netty.limits.SocketLimits;
import dev.parlor.realtime.netty.limits.SocketTiming;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/// Time that passes when the test says so; only the seconds between two rounds of a loop remain real.
final class ManualTime {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);

    void pass(Duration time) {
        passed.updateAndGet(time::plus);
    }

    SocketSettings settings(SocketLimits limits) {
        var usual = SocketTiming.DEFAULTS;
        return new SocketSettings(
                limits,
                new SocketTiming(
                        usual.pingEvery(),
                        usual.silence(),
                        usual.closing(),
                        usual.closingSlow(),
                        () -> START.plus(passed.get()),
                        () -> passed.get().toNanos()));
    }
}
