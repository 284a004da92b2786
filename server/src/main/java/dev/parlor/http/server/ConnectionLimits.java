package dev.parlor.http.server;

import java.time.Duration;

/// The limits of a connection while it speaks HTTP; sockets have limits of their own.
///
/// @param perAddress open at once from one address; trusted proxies may have any number
/// @param idle how long the next request may take to arrive completely; this limits idle keep-alive
///     connections, slow headers and slow bodies alike
/// @param stalled how long a client may read nothing of its answer
public record ConnectionLimits(int perAddress, Duration idle, Duration stalled) {
    /// The limits of the contract.
    public static final ConnectionLimits DEFAULTS =
            new ConnectionLimits(400, Duration.ofSeconds(75), Duration.ofSeconds(30));

    /// The defaults, with the two configurable limits.
    public static ConnectionLimits of(int perAddress, Duration idle) {
        return new ConnectionLimits(perAddress, idle, DEFAULTS.stalled);
    }
}
