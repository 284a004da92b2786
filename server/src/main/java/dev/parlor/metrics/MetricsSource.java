package dev.parlor.metrics;

/// A part of the server that provides metrics. May block briefly.
@FunctionalInterface
interface MetricsSource {
    void tell(MetricSamples samples);
}
