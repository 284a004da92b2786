package dev.parlor.http.request;

import dev.parlor.trace.Spans;
import java.util.Optional;

/// Metrics and traces of the HTTP server.
///
/// @param measurements access to the metrics page; empty when it is not served
/// @param traffic counts requests and answers
/// @param spans records traces of requests
public record HttpTelemetry(Optional<MetricsAccess> measurements, HttpTraffic traffic, Spans spans) {
    /// No metrics page and no traces.
    public static HttpTelemetry none() {
        return new HttpTelemetry(Optional.empty(), new HttpTraffic(), Spans.OFF);
    }
}
