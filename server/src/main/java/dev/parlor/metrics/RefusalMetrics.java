package dev.parlor.metrics;

import dev.parlor.http.HttpTraffic;
import dev.parlor.realtime.netty.SocketTraffic;

/// What was refused, and what limits kept out.
record RefusalMetrics(HttpTraffic requests, SocketTraffic sockets) implements MetricsSource {
    @Override
    public void tell(MetricSamples figures) {
        requests.refusals().all().forEach((code, count) -> figures.tell(Metric.REFUSALS, count, "http", code));
        sockets.errors().all().forEach((code, count) -> figures.tell(Metric.REFUSALS, count, "socket", code));
        figures.tell(Metric.THROTTLED, sockets.throttled());
        figures.tell(Metric.THROTTLED, requests.throttled());
    }
}
