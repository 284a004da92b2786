package dev.parlor.metrics;

import dev.parlor.realtime.PeerTraffic;
import dev.parlor.realtime.Peers;

/// The other nodes; says nothing when this one is alone by design.
record PeerSource(Peers peers) implements Source {
    @Override
    public void tell(Figures figures) {
        peers.traffic().ifPresent(traffic -> tell(figures, traffic));
    }

    private static void tell(Figures figures, PeerTraffic traffic) {
        figures.tell(Figure.REDIS_UP, traffic.connected().getAsBoolean() ? 1 : 0);
        figures.tell(Figure.OTHER_NODES, traffic.others().getAsInt());
        figures.tell(Figure.PEER_MESSAGES_SENT, traffic.sent());
        figures.tell(Figure.PEER_MESSAGES_FAILED, traffic.failed());
        figures.tell(Figure.PEER_MESSAGES_HEARD, traffic.heard());
        figures.tell(Figure.PEER_SENDING, traffic.sending());
    }
}
