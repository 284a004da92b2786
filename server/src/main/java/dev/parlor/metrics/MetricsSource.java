package dev.parlor.metrics;

/// A part of the server that can tell how it does. May block for a moment.
@FunctionalInterface
interface MetricsSource {
    void tell(MetricSamples samples);
}
