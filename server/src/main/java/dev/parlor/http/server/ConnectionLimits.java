package dev.parlor.http.server;

import java.time.Duration;

/// What a connection may take while it speaks HTTP; sockets have limits of their own.
///
/// @param perAddress open at once from one address; trusted proxies may have any number
/// @param idle how long a connection may take for its next request to arrive completely; this bounds idle keep-alive
///     connections, slow headers and slow bodies alike
/// @param stalled how long a client may take nothing of its answer
public record ConnectionLimits(int perAddress, Duration idle, Duration stalled) {
    /// The numbers of the contract.
    public static final ConnectionLimits DEFAULTS =
            new ConnectionLimits(400, Duration.ofSeconds(75), Duration.ofSeconds(30));

    /// The same with what can be configured.
    public static ConnectionLimits of(int perAddress, Duration idle) {
        return new ConnectionLimits(perAddress, idle, DEFAULTS.stalled);
    }
}
