package dev.parlor.setup;

import dev.parlor.config.Config;
import dev.parlor.http.request.HttpTelemetry;
import dev.parlor.http.request.HttpTraffic;
import dev.parlor.http.request.MetricsAccess;
import dev.parlor.metrics.LazyMetrics;
import dev.parlor.metrics.Metrics;
import dev.parlor.store.Database;
import dev.parlor.store.MeasuredDatabase;
import dev.parlor.trace.Spans;
import dev.parlor.trace.otel.OtelSpans;
import dev.parlor.trace.otel.TraceCollector;
import java.util.Optional;
import java.util.function.Function;

/// Monitoring of a node: the metrics page and traces, each loaded only when it is configured.
public final class Telemetry implements AutoCloseable {
    private final Config config;
    private final String version;
    public final Spans spans;

    /// @param version of this server
    public Telemetry(Config config, String version) {
        this.config = config;
        this.version = version;
        this.spans = config.traces().map(this::recorded).orElse(Spans.OFF);
    }

    public Spans spans() {
        return spans;
    }

    public MeasuredDatabase measured(Database database) {
        return new MeasuredDatabase(database, spans);
    }

    /// @param figures returns all metrics sources, given the HTTP traffic
    public HttpTelemetry watch(Function<HttpTraffic, Metrics.MetricsSources> figures) {
        var requests = new HttpTraffic();
        var shown = config.metrics();
        var measurements = shown.on()
                ? Optional.of(new MetricsAccess(
                        shown.port(),
                        shown.address(),
                        shown.token(),
                        new LazyMetrics(() -> new Metrics(version, figures.apply(requests)))))
                : Optional.<MetricsAccess>empty();
        return new HttpTelemetry(measurements, requests, spans);
    }

    /// Sends the remaining recorded spans.
    @Override
    public void close() {
        spans.close();
    }

    private Spans recorded(Config.TraceSettings traces) {
        return new OtelSpans(
                new TraceCollector(traces.endpoint(), traces.headers(), traces.service(), version, traces.share()));
    }
}
