package dev.parlor.realtime.netty;

/// How sockets are run.
public record SocketSettings(SocketLimits limits, SocketTiming timing) {
    /// As the contract has it.
    public static final SocketSettings DEFAULTS = new SocketSettings(SocketLimits.DEFAULTS, SocketTiming.DEFAULTS);
}
