package dev.parlor.realtime.netty;

import dev.parlor.realtime.netty.limits.SocketLimits;
import dev.parlor.realtime.netty.limits.SocketTiming;
import dev.parlor.trace.Spans;

/// How sockets are run.
///
/// @param spans records how messages are handled
public record SocketSettings(SocketLimits limits, SocketTiming timing, Spans spans) {
    /// As the contract has it.
    public static final SocketSettings DEFAULTS = new SocketSettings(SocketLimits.DEFAULTS, SocketTiming.DEFAULTS);

    /// Without being recorded.
    public SocketSettings(SocketLimits limits, SocketTiming timing) {
        this(limits, timing, Spans.OFF);
    }
}
