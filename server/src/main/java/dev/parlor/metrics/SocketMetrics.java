package dev.parlor.metrics;

import dev.parlor.realtime.netty.SocketTraffic;

/// The sockets of this node.
record SocketMetrics(SocketTraffic traffic) implements MetricsSource {
    @Override
    public void tell(MetricSamples samples) {
        samples.tell(Metric.SOCKETS, traffic.open());
        samples.tell(Metric.SOCKETS_OPENED, traffic.opened());
        samples.tell(Metric.SOCKETS_CLOSED, traffic.closed());
        samples.tell(Metric.HANDSHAKES_REFUSED, traffic.refused());
        samples.tell(Metric.MESSAGES_RECEIVED, traffic.received());
        samples.tell(Metric.FRAMES_SENT, traffic.sent());
        samples.tell(Metric.MESSAGES_WAITING, traffic.waiting());
        samples.tell(Metric.MESSAGE_WAITS, traffic.waits());
        traffic.handled().forEach((route, times) -> samples.tell(Metric.MESSAGES_HANDLED, times, route));
        samples.tell(Metric.READS_PAUSED, traffic.paused());
        samples.tell(Metric.SLOW_READERS, traffic.slow());
        samples.tell(Metric.DELIVERY_TIMES, traffic.written());
    }
}
