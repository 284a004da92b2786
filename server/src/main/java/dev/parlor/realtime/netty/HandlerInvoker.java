package dev.parlor.realtime.netty;

import dev.parlor.logs.FailureLog;
import dev.parlor.realtime.CloseCode;
import dev.parlor.realtime.SocketHandler;
import dev.parlor.realtime.SocketHandshake;
import dev.parlor.realtime.SocketRoute;
import dev.parlor.realtime.channel.Topics;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Calls a connection's [SocketHandler], and contains its bugs. Runs on virtual threads, one call at a time.
final class HandlerInvoker implements Mailbox.MailboxReceiver {
    private static final Logger LOG = LoggerFactory.getLogger(HandlerInvoker.class);

    private final NettyConnection connection;
    private final SocketRoute route;
    private @Nullable SocketHandshake handshake;
    private @Nullable SocketHandler handler;

    HandlerInvoker(NettyConnection connection, SocketRoute route, SocketHandshake handshake) {
        this.connection = connection;
        this.route = route;
        this.handshake = handshake;
    }

    /// The session may have ended between the token check and the join of the session's topic, when its end
    /// could not close this connection yet. So check again, now that it can.
    @Override
    public void opened() {
        guarded(() -> {
            var principal = connection.principal();
            var services = connection.services();
            services.layer().join(Topics.session(principal.sessionId()), connection);
            if (services.authenticator().sessionExpiry(principal).isEmpty()) {
                connection.close(CloseCode.UNAUTHENTICATED, SessionWatch.ENDED);
                return;
            }
            var created = route.factory().create(asked());
            handler = created;
            created.opened(connection);
        });
        connection.opened();
    }

    @Override
    public void received(Mailbox.QueuedText queuedText) {
        var present = handler;
        if (present != null) {
            var begun = System.nanoTime();
            traffic().waits().record(begun - queuedText.since());
            try (var span = connection.services().spans().message("/ws " + route.name())) {
                span.note("user.id", Long.toString(connection.principal().userId()));
                span.note("parlor.waited_micros", (begun - queuedText.since()) / 1_000);
                guarded(() -> present.received(connection, queuedText.text()));
            }
            traffic().handled(route, System.nanoTime() - begun);
        }
    }

    @Override
    public void closed() {
        traffic().open().add(route.name(), -1);
        connection.services().layer().leaveAll(connection);
        var present = handler;
        if (present != null) {
            guarded(() -> present.closed(connection));
        }
    }

    @Override
    public void waiting(int change) {
        traffic().waiting().add(change);
    }

    @Override
    public void roomAgain() {
        connection.readOn();
    }

    private SocketTraffic traffic() {
        return connection.services().traffic();
    }

    private SocketHandshake asked() {
        var asked = handshake;
        // Not needed again, and an open socket lives long.
        handshake = null;
        if (asked == null) {
            throw new IllegalStateException("opened twice");
        }
        return asked;
    }

    private void guarded(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | Error bug) {
            var id = UUID.randomUUID().toString();
            FailureLog.tell(
                    LOG,
                    bug,
                    "error {}: socket {} of user {}.",
                    id,
                    route.name(),
                    connection.principal().userId());
            connection.close(CloseCode.INTERNAL, id);
        }
    }
}
