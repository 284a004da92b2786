package dev.parlor;

import dev.parlor.config.Config;
import dev.parlor.http.HttpTraffic;
import dev.parlor.http.Measurements;
import dev.parlor.http.Watch;
import dev.parlor.metrics.Metrics;
import dev.parlor.store.Database;
import dev.parlor.store.MeasuredDatabase;
import dev.parlor.trace.Spans;
import dev.parlor.trace.otel.Collector;
import dev.parlor.trace.otel.OtelSpans;
import java.util.Optional;
import java.util.function.Function;

/// How a node is watched: the page of metrics and the traces, when they are configured. What isn't is not even
/// loaded.
final class Observation implements AutoCloseable {
    private final Config config;
    private final Spans spans;

    Observation(Config config) {
        this.config = config;
        this.spans = config.traces().map(Observation::recorded).orElse(Spans.OFF);
    }

    Spans spans() {
        return spans;
    }

    MeasuredDatabase measured(Database database) {
        return new MeasuredDatabase(database, spans);
    }

    /// @param figures all there are, once it is known what is answered by HTTP
    Watch watch(Function<HttpTraffic, Metrics.Sources> figures) {
        var requests = new HttpTraffic();
        var shown = config.metrics();
        var measurements = shown.on()
                ? Optional.of(new Measurements(
                        shown.port(),
                        shown.address(),
                        shown.token(),
                        new LateSheet(() -> new Metrics(Parlor.version(), figures.apply(requests)))))
                : Optional.<Measurements>empty();
        return new Watch(measurements, requests, spans);
    }

    /// Sends what is recorded and not sent yet.
    @Override
    public void close() {
        spans.close();
    }

    private static Spans recorded(Config.Traces traces) {
        return new OtelSpans(
                new Collector(traces.endpoint(), traces.headers(), traces.service(), Parlor.version(), traces.share()));
    }
}
