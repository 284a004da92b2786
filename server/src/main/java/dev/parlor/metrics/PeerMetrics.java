package dev.parlor.metrics;

import dev.parlor.realtime.ClusterPeers;
import dev.parlor.realtime.PeerTraffic;

/// The other nodes; says nothing when this one is alone by design.
record PeerMetrics(ClusterPeers peers) implements MetricsSource {
    @Override
    public void tell(MetricSamples figures) {
        peers.traffic().ifPresent(traffic -> tell(figures, traffic));
    }

    private static void tell(MetricSamples figures, PeerTraffic traffic) {
        figures.tell(Metric.REDIS_UP, traffic.connected().getAsBoolean() ? 1 : 0);
        figures.tell(Metric.OTHER_NODES, traffic.others().getAsInt());
        figures.tell(Metric.PEER_MESSAGES_SENT, traffic.sent());
        figures.tell(Metric.PEER_MESSAGES_FAILED, traffic.failed());
        figures.tell(Metric.PEER_MESSAGES_HEARD, traffic.heard());
        figures.tell(Metric.PEER_SENDING, traffic.sending());
    }
}
