package dev.parlor.metrics;

import dev.parlor.http.request.HttpTraffic;
import dev.parlor.realtime.netty.SocketTraffic;

/// Refused requests and messages, including those over a limit.
record RefusalMetrics(HttpTraffic requests, SocketTraffic sockets) implements MetricsSource {
    @Override
    public void tell(MetricSamples samples) {
        requests.refusals().all().forEach((code, count) -> samples.tell(Metric.REFUSALS, count, "http", code));
        sockets.errors().all().forEach((code, count) -> samples.tell(Metric.REFUSALS, count, "socket", code));
        samples.tell(Metric.THROTTLED, sockets.throttled());
        samples.tell(Metric.THROTTLED, requests.throttled());
    }
}
