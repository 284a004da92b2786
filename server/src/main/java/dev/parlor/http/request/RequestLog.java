package dev.parlor.http.request;

import java.time.Duration;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Logs one line per request, without its query: failed and slow requests at INFO, the rest at DEBUG.
///
/// A line costs more than a whole fast request, so logging each would halve the server's throughput; metrics
/// count the successful ones.
public final class RequestLog {
    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);
    private static final long SLOW_NANOS = Duration.ofMillis(500).toNanos();
    private static final int LONGEST_PATH = 200;

    void answered(RequestContext context, int status, long nanos, OptionalLong userId) {
        var level = status >= 400 || nanos >= SLOW_NANOS ? Level.INFO : Level.DEBUG;
        if (!LOG.isEnabledForLevel(level)) {
            return;
        }
        var line = LOG.atLevel(level)
                .addKeyValue("request", context.id())
                .addKeyValue("status", status)
                .addKeyValue("ms", nanos / 1_000_000);
        if (userId.isPresent()) {
            line = line.addKeyValue("user", userId.getAsLong());
        }
        if (context.trace().isPresent()) {
            line = line.addKeyValue("trace", context.trace().get());
        }
        line.log(
                "{} {}", printable(context.method()), printable(context.target().path()));
    }

    /// The text made safe for a terminal: without control characters, and cut at a maximum length.
    static String printable(String text) {
        var cut = text.length() > LONGEST_PATH ? text.substring(0, LONGEST_PATH) + "…" : text;
        for (var i = 0; i < cut.length(); i++) {
            var c = cut.charAt(i);
            if (c < ' ' || (c >= 0x7f && c != '…')) {
                return cut.replaceAll("[^ -~…]", "?");
            }
        }
        return cut;
    }
}
