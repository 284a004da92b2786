package dev.parlor.metrics;

import dev.parlor.realtime.ChannelTraffic;

/// What is published on this node.
record ChannelMetrics(ChannelTraffic traffic) implements MetricsSource {
    @Override
    public void tell(MetricSamples figures) {
        figures.tell(Metric.BROADCASTS, traffic.published());
        figures.tell(Metric.DELIVERIES, traffic.delivered());
    }
}
