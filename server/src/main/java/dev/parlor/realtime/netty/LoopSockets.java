package dev.parlor.realtime.netty;

import dev.parlor.realtime.CloseCode;
import dev.parlor.realtime.netty.frame.FrameEncoder;
import java.util.ArrayList;
import java.util.List;

/// The open sockets of one event loop, and the check that runs over them every second: which to ping, which
/// have gone silent, whose session has ended. One task for all, instead of timers for each.
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

    /// Moves the last one to the free place, so that a removal costs the same among ten sockets or ten
    /// thousand.
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
        // A paused process has not listened: the silence was its own.
        var stoodStill = tick - lastRound > timing.pingEvery().toNanos();
        lastRound = tick;
        var expired = new ArrayList<NettyConnection>();
        // By index: closing doesn't change the list at once, but a later version of Netty might do that.
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
