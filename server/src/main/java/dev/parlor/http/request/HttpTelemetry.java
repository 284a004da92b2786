package dev.parlor.http.request;

import dev.parlor.trace.Spans;
import java.util.Optional;

/// How the server is watched.
///
/// @param measurements where they are shown; empty when they aren't
/// @param traffic counts what is answered
/// @param spans records how requests are answered
public record HttpTelemetry(Optional<MetricsAccess> measurements, HttpTraffic traffic, Spans spans) {
    /// By nobody.
    public static HttpTelemetry none() {
        return new HttpTelemetry(Optional.empty(), new HttpTraffic(), Spans.OFF);
    }
}
