package dev.parlor.realtime.netty;

import dev.parlor.realtime.netty.limits.SocketLimits;
import dev.parlor.realtime.netty.limits.SocketTiming;

/// Settings for tests.
public final class Settings {
    private Settings() {}

    /// Limits that no test meets by accident.
    public static final SocketSettings GENEROUS =
            new SocketSettings(new SocketLimits(1000, 10_000, 10_000, 10_000, 10_000, 10_000), SocketTiming.DEFAULTS);
}
