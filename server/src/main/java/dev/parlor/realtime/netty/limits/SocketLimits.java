package dev.parlor.realtime.netty.limits;

/// How much sockets may take (contract §4).
///
/// @param perUser open at once by one user, on this node
/// @param perAddress open at once from one address, on this node
/// @param handshakesPerSecond from one address
/// @param handshakeBurst handshakes from one address at once
/// @param framesPerSecond on one socket
/// @param frameBurst frames on one socket at once
public record SocketLimits(
        int perUser, int perAddress, int handshakesPerSecond, int handshakeBurst, int framesPerSecond, int frameBurst) {
    /// The numbers of the contract.
    public static final SocketLimits DEFAULTS = new SocketLimits(20, 200, 50, 50, 20, 40);
}
