package dev.parlor.metrics;

import dev.parlor.realtime.channel.ChannelTraffic;

/// Events published on this node.
record ChannelMetrics(ChannelTraffic traffic) implements MetricsSource {
    @Override
    public void tell(MetricSamples samples) {
        samples.tell(Metric.BROADCASTS, traffic.published());
        samples.tell(Metric.DELIVERIES, traffic.delivered());
    }
}
