package dev.parlor.metrics;

import dev.parlor.http.request.HttpTraffic;

/// HTTP requests.
record HttpMetrics(HttpTraffic traffic) implements MetricsSource {
    @Override
    public void tell(MetricSamples samples) {
        traffic.answers()
                .forEach((answer, count) -> samples.tell(
                        Metric.REQUESTS,
                        count,
                        answer.place().method(),
                        answer.place().route(),
                        answer.status()));
        traffic.times()
                .forEach((place, times) -> samples.tell(Metric.REQUEST_TIMES, times, place.method(), place.route()));
    }
}
