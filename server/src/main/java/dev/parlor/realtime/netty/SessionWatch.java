package dev.parlor.realtime.netty;

import dev.parlor.logs.FailureLog;
import dev.parlor.realtime.CloseCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Checks whether sessions were extended since their sockets opened, and closes the sockets whose session has
/// ended.
final class SessionWatch {
    static final String ENDED = "session ended";

    private static final Logger LOG = LoggerFactory.getLogger(SessionWatch.class);
    private static final Duration ASK_AGAIN = Duration.ofSeconds(10);

    private final SocketServices services;

    SessionWatch(SocketServices services) {
        this.services = services;
    }

    /// Checks connections whose session should have ended. Called on the event loop; the queries run one
    /// after another on a virtual thread, since many sessions may end at once and should leave the database
    /// to players.
    void check(List<NettyConnection> connections) {
        if (connections.isEmpty()) {
            return;
        }
        connections.forEach(connection -> connection.reader().sessionEnds(Instant.MAX));
        Thread.startVirtualThread(() -> connections.forEach(this::check));
    }

    private void check(NettyConnection connection) {
        try {
            services.authenticator()
                    .sessionExpiry(connection.principal())
                    .filter(ends -> ends.isAfter(services.timing().clock().instant()))
                    .ifPresentOrElse(
                            ends -> watchUntil(connection, ends),
                            () -> connection.close(CloseCode.UNAUTHENTICATED, ENDED));
        } catch (RuntimeException outage) {
            // A short database outage is no reason to disconnect everyone.
            FailureLog.tell(
                    LOG,
                    outage,
                    "Could not check whether a session of user {} has ended.",
                    connection.principal().userId());
            watchUntil(connection, services.timing().clock().instant().plus(ASK_AGAIN));
        }
    }

    private static void watchUntil(NettyConnection connection, Instant ends) {
        connection.onLoop(() -> connection.reader().sessionEnds(ends));
    }
}
