/// Sends spans over HTTP to a collector that supports OTLP.
///
/// Owns everything that depends on OpenTelemetry. Only loaded when an endpoint is configured.
@NullMarked
package dev.parlor.trace.otel;

import org.jspecify.annotations.NullMarked;
