package dev.parlor.realtime.netty;

/// Settings for tests.
final class Settings {
    private Settings() {}

    /// Limits that no test meets by accident.
    static final SocketSettings GENEROUS =
            new SocketSettings(new SocketLimits(1000, 10_000, 10_000, 10_000, 10_000, 10_000), SocketTiming.DEFAULTS);
}
