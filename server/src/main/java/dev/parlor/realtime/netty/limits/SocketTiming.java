package dev.parlor.realtime.netty.limits;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// The time-outs of sockets, and their clocks.
///
/// @param pingEvery how often the server pings
/// @param silence how long a socket may be without a single frame before it is closed
/// @param closing how long a peer may take to answer a close frame and to hang up
/// @param closingSlow the same for a peer that has much to read first
/// @param clock the time of day, for the end of sessions
/// @param ticker nanoseconds that only go forward, for everything else
public record SocketTiming(
        Duration pingEvery,
        Duration silence,
        Duration closing,
        Duration closingSlow,
        InstantSource clock,
        LongSupplier ticker) {
    /// The times of the contract, §3.0.
    public static final SocketTiming DEFAULTS = new SocketTiming(
            Duration.ofSeconds(25),
            Duration.ofSeconds(60),
            Duration.ofSeconds(3),
            Duration.ofSeconds(30),
            InstantSource.system(),
            System::nanoTime);
}
