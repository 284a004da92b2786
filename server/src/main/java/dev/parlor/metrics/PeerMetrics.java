package dev.parlor.metrics;

import dev.parlor.realtime.channel.ClusterPeers;
import dev.parlor.realtime.channel.PeerTraffic;

/// The other nodes; empty when this one runs alone by design.
record PeerMetrics(ClusterPeers peers) implements MetricsSource {
    @Override
    public void tell(MetricSamples samples) {
        peers.traffic().ifPresent(traffic -> tell(samples, traffic));
    }

    private static void tell(MetricSamples samples, PeerTraffic traffic) {
        samples.tell(Metric.REDIS_UP, traffic.connected().getAsBoolean() ? 1 : 0);
        samples.tell(Metric.OTHER_NODES, traffic.others().getAsInt());
        samples.tell(Metric.PEER_MESSAGES_SENT, traffic.sent());
        samples.tell(Metric.PEER_MESSAGES_FAILED, traffic.failed());
        samples.tell(Metric.PEER_MESSAGES_HEARD, traffic.heard());
        samples.tell(Metric.PEER_SENDING, traffic.sending());
    }
}
