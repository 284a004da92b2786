package dev.parlor.metrics;

import dev.parlor.realtime.netty.SocketTraffic;

/// The sockets of this node.
record SocketMetrics(SocketTraffic traffic) implements MetricsSource {
    @Override
    public void tell(MetricSamples figures) {
        figures.tell(Metric.SOCKETS, traffic.open());
        figures.tell(Metric.SOCKETS_OPENED, traffic.opened());
        figures.tell(Metric.SOCKETS_CLOSED, traffic.closed());
        figures.tell(Metric.HANDSHAKES_REFUSED, traffic.refused());
        figures.tell(Metric.MESSAGES_RECEIVED, traffic.received());
        figures.tell(Metric.FRAMES_SENT, traffic.sent());
        figures.tell(Metric.MESSAGES_WAITING, traffic.waiting());
        figures.tell(Metric.MESSAGE_WAITS, traffic.waits());
        traffic.handled().forEach((route, times) -> figures.tell(Metric.MESSAGES_HANDLED, times, route));
        figures.tell(Metric.READS_PAUSED, traffic.paused());
        figures.tell(Metric.SLOW_READERS, traffic.slow());
        figures.tell(Metric.DELIVERY_TIMES, traffic.written());
    }
}
