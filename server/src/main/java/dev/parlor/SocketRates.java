package dev.parlor;

import dev.parlor.config.Config;
import dev.parlor.http.server.ConnectionLimits;
import dev.parlor.limits.Limits;
import dev.parlor.limits.Rate;
import dev.parlor.realtime.netty.limits.SocketLimits;

/// The limits of the configuration as sockets and connections know them: numbers, and rates for each second.
final class SocketRates {
    private SocketRates() {}

    static SocketLimits of(Limits limits) {
        return new SocketLimits(
                limits.socketsPerUser(),
                limits.socketsPerAddress(),
                amount(limits.handshakes()),
                burst(limits.handshakes()),
                amount(limits.frames()),
                burst(limits.frames()));
    }

    static ConnectionLimits connections(Config config) {
        return new ConnectionLimits(
                config.limits().connectionsPerAddress(),
                config.network().keepAlive(),
                ConnectionLimits.DEFAULTS.stalled());
    }

    private static int amount(Rate rate) {
        return Math.toIntExact(rate.amount());
    }

    private static int burst(Rate rate) {
        return Math.toIntExact(rate.burst());
    }
}
