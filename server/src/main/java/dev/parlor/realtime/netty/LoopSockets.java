package dev.parlor.realtime.netty;

import dev.parlor.realtime.CloseCode;
import dev.parlor.realtime.netty.frame.FrameEncoder;
import java.util.ArrayList;
import java.util.List;

/// The open sockets of one event loop, and the round that is made among them every second: who is to be pinged, who
/// has fallen silent, whose session is over. One task for all, instead of timers for each.
///
/// Confined to the event loop.
final class LoopSockets {
    private final SocketServices services;
    private final SessionWatch sessions;
    private final ArrayList<NettyConnection> open = new ArrayList<>();
    private long lastRound;

    LoopSockets(SocketServices services) {
        this.services = services;
        lastRound = services.timing().ticker().getAsLong();
        sessions = new SessionWatch(services);
    }

    void add(NettyConnection connection) {
        connection.reader().place(open.size());
        open.add(connection);
    }

    /// The last one moves to the place that becomes free, so that leaving costs the same for ten or ten thousand.
    void remove(NettyConnection connection) {
        var place = connection.reader().place();
        var last = open.removeLast();
        if (last != connection) {
            open.set(place, last);
            last.reader().place(place);
        }
    }

    List<NettyConnection> all() {
        return List.copyOf(open);
    }

    void round() {
        var timing = services.timing();
        var tick = timing.ticker().getAsLong();
        var now = timing.clock().instant();
        // A process that stood still has not listened: silence was its own.
        var stoodStill = tick - lastRound > timing.pingEvery().toNanos();
        lastRound = tick;
        var expired = new ArrayList<NettyConnection>();
        // By index: closing never changes the list at once, but what is true of Netty needn't stay so.
        for (var i = open.size() - 1; i >= 0; i--) {
            var connection = open.get(i);
            var reader = connection.reader();
            if (connection.closing()) {
                continue;
            }
            if (stoodStill) {
                reader.heard();
            }
            if (reader.silentSince(tick - timing.silence().toNanos())) {
                connection.fail(CloseCode.GOING_AWAY, "no answer to pings");
            } else if (tick - reader.pinged() >= timing.pingEvery().toNanos()) {
                reader.pinged(tick);
                connection.control(FrameEncoder.ping(connection.channel().alloc()));
            }
            if (!reader.sessionEnds().isAfter(now)) {
                expired.add(connection);
            }
        }
        sessions.check(expired);
    }
}
