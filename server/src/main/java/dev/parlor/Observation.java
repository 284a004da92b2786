package dev.parlor;

import dev.parlor.config.Config;
import dev.parlor.http.Measurements;
import dev.parlor.metrics.Metrics;
import dev.parlor.store.MeasuredDatabase;
import java.util.Optional;

/// How a node is watched: the page of metrics, when one is configured. What isn't is not even loaded.
final class Observation {
    private Observation() {}

    static Optional<Measurements> of(
            Config.Metrics config, Metrics.Traffic traffic, Metrics.Life life, MeasuredDatabase database) {
        if (!config.on()) {
            return Optional.empty();
        }
        var metrics = new Metrics(Parlor.version(), traffic, life, database);
        return Optional.of(new Measurements(config.port(), config.address(), config.token(), metrics));
    }
}
