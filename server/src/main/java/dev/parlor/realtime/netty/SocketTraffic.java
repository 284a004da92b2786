package dev.parlor.realtime.netty;

import dev.parlor.realtime.CloseCode;
import dev.parlor.realtime.SocketRoute;
import dev.parlor.realtime.netty.frame.CloseFrame;
import dev.parlor.realtime.netty.limits.SocketLimit;
import dev.parlor.tally.DurationHistogram;
import dev.parlor.tally.EventCounter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What has happened on the sockets of this node since it started.
///
/// @param open sockets that are open now, by route
/// @param opened sockets that were accepted, by route
/// @param refused handshakes that were answered with an HTTP error, by status
/// @param closed sockets that have ended, by close code; see [#code]
/// @param received text messages from clients, including those that came too fast
/// @param sent frames to clients, without pings, pongs and close frames
/// @param waiting messages that have arrived and are not handled yet
/// @param waits how long messages waited to be handled
/// @param handled how long handling a message took, by route
/// @param written the time from publishing a message until an event loop has written it to its sockets, once
///     for each loop
/// @param slow sockets that were closed because their reader was too slow
/// @param paused how often reading from a socket stopped because too many of its messages waited
/// @param errors messages that were refused, by code
/// @param throttled what a limit rejected, by limit
public record SocketTraffic(
        EventCounter<String> open,
        EventCounter<String> opened,
        EventCounter<Integer> refused,
        EventCounter<String> closed,
        LongAdder received,
        LongAdder sent,
        LongAdder waiting,
        DurationHistogram waits,
        Map<String, DurationHistogram> handled,
        DurationHistogram written,
        LongAdder slow,
        LongAdder paused,
        EventCounter<String> errors,
        EventCounter<SocketLimit> throttled) {
    /// A close without a code, as when the peer sends an empty close frame (RFC 6455 §7.4.1).
    private static final int NO_STATUS = 1005;

    /// A socket that ended without a close frame.
    static final int ABNORMAL = 1006;

    private static final String OTHER = "other";
    private static final Map<Integer, String> CODES = Arrays.stream(CloseCode.values())
            .map(CloseCode::code)
            .collect(Collectors.toUnmodifiableMap(Function.identity(), Object::toString));

    static SocketTraffic on(List<SocketRoute> routes) {
        var names = routes.stream().map(SocketRoute::name).toList();
        return new SocketTraffic(
                new EventCounter<>(names),
                new EventCounter<>(names),
                new EventCounter<>(),
                new EventCounter<>(List.copyOf(CODES.values())),
                new LongAdder(),
                new LongAdder(),
                new LongAdder(),
                new DurationHistogram(),
                names.stream()
                        .collect(Collectors.toUnmodifiableMap(Function.identity(), name -> new DurationHistogram())),
                new DurationHistogram(),
                new LongAdder(),
                new LongAdder(),
                new EventCounter<>(),
                new EventCounter<>(List.of(SocketLimit.values())));
    }

    /// A socket of this route was accepted.
    void began(SocketRoute route) {
        opened.increment(route.name());
        open.increment(route.name());
    }

    /// A message has been handled.
    void handled(SocketRoute route, long nanos) {
        var times = handled.get(route.name());
        if (times != null) {
            times.record(nanos);
        }
    }

    /// A socket has ended.
    void ended(int code) {
        closed.increment(code(code));
    }

    /// The label under which a close code is counted: each code of the contract has its own, all others share
    /// one.
    private static String code(int code) {
        return switch (code) {
            case CloseFrame.NO_CODE, NO_STATUS -> "1005";
            case ABNORMAL -> "1006";
            default -> CODES.getOrDefault(code, OTHER);
        };
    }
}
