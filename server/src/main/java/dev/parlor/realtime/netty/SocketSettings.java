package dev.parlor.realtime.netty;

import dev.parlor.realtime.netty.limits.SocketLimits;
import dev.parlor.realtime.netty.limits.SocketTiming;
import dev.parlor.trace.Spans;

/// The settings of all sockets.
///
/// @param spans records how messages are handled
public record SocketSettings(SocketLimits limits, SocketTiming timing, Spans spans) {
    /// The contract's values.
    public static final SocketSettings DEFAULTS = new SocketSettings(SocketLimits.DEFAULTS, SocketTiming.DEFAULTS);

    /// Without tracing.
    public SocketSettings(SocketLimits limits, SocketTiming timing) {
        this(limits, timing, Spans.OFF);
    }
}
