package dev.parlor.metrics;

import dev.parlor.realtime.ChannelTraffic;

/// What is published on this node.
record ChannelSource(ChannelTraffic traffic) implements Source {
    @Override
    public void tell(Figures figures) {
        figures.tell(Figure.BROADCASTS, traffic.published());
        figures.tell(Figure.DELIVERIES, traffic.delivered());
    }
}
