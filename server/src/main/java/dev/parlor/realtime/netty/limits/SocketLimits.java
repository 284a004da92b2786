package dev.parlor.realtime.netty.limits;

import dev.parlor.limits.Limits;

/// The values of the limits on sockets (contract §4).
///
/// @param perUser open at once by one user, on this node
/// @param perAddress open at once from one address, on this node
/// @param handshakesPerSecond from one address
/// @param handshakeBurst handshakes from one address at once
/// @param framesPerSecond on one socket
/// @param frameBurst frames on one socket at once
public record SocketLimits(
        int perUser, int perAddress, int handshakesPerSecond, int handshakeBurst, int framesPerSecond, int frameBurst) {
    /// The contract's values.
    public static final SocketLimits DEFAULTS = of(Limits.DEFAULTS);

    /// The values from the configured limits.
    public static SocketLimits of(Limits limits) {
        return new SocketLimits(
                limits.socketsPerUser(),
                limits.socketsPerAddress(),
                Math.toIntExact(limits.handshakes().amount()),
                Math.toIntExact(limits.handshakes().burst()),
                Math.toIntExact(limits.frames().amount()),
                Math.toIntExact(limits.frames().burst()));
    }
}
