/// Sends spans to a collector that speaks OTLP, by HTTP.
///
/// Owns everything that knows OpenTelemetry. Only loaded when an endpoint is configured.
@NullMarked
package dev.parlor.trace.otel;

import org.jspecify.annotations.NullMarked;
