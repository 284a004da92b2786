package dev.parlor.metrics;

import dev.parlor.http.HttpTraffic;
import dev.parlor.realtime.netty.SocketTraffic;

/// What was refused, and what limits kept out.
record RefusalSource(HttpTraffic requests, SocketTraffic sockets) implements Source {
    @Override
    public void tell(Figures figures) {
        requests.refusals().all().forEach((code, count) -> figures.tell(Figure.REFUSALS, count, "http", code));
        sockets.errors().all().forEach((code, count) -> figures.tell(Figure.REFUSALS, count, "socket", code));
        figures.tell(Figure.THROTTLED, sockets.throttled());
        figures.tell(Figure.THROTTLED, requests.throttled());
    }
}
