package dev.parlor.metrics;

import dev.parlor.realtime.netty.SocketTraffic;

/// The sockets of this node.
record SocketSource(SocketTraffic traffic) implements Source {
    @Override
    public void tell(Figures figures) {
        figures.tell(Figure.SOCKETS, traffic.open());
        figures.tell(Figure.SOCKETS_OPENED, traffic.opened());
        figures.tell(Figure.SOCKETS_CLOSED, traffic.closed());
        figures.tell(Figure.HANDSHAKES_REFUSED, traffic.refused());
        figures.tell(Figure.MESSAGES_RECEIVED, traffic.received());
        figures.tell(Figure.FRAMES_SENT, traffic.sent());
        figures.tell(Figure.MESSAGES_WAITING, traffic.waiting());
        figures.tell(Figure.MESSAGE_WAITS, traffic.waits());
        traffic.handled().forEach((route, times) -> figures.tell(Figure.MESSAGES_HANDLED, times, route));
        figures.tell(Figure.READS_PAUSED, traffic.paused());
        figures.tell(Figure.SLOW_READERS, traffic.slow());
        figures.tell(Figure.DELIVERY_TIMES, traffic.written());
    }
}
