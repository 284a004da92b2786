package dev.parlor;

import dev.parlor.config.Config;
import dev.parlor.http.HttpTraffic;
import dev.parlor.http.Measurements;
import dev.parlor.metrics.Metrics;
import dev.parlor.realtime.ChannelTraffic;
import dev.parlor.realtime.netty.SocketTraffic;
import java.util.Optional;

/// How a node is watched: the page of metrics, when one is configured. What isn't is not even loaded.
final class Observation {
    private Observation() {}

    static Optional<Measurements> of(
            Config.Metrics config, SocketTraffic sockets, ChannelTraffic channels, HttpTraffic requests) {
        if (!config.on()) {
            return Optional.empty();
        }
        var metrics = new Metrics(Parlor.version(), new Metrics.Traffic(sockets, channels, requests));
        return Optional.of(new Measurements(config.port(), config.address(), config.token(), metrics));
    }
}
