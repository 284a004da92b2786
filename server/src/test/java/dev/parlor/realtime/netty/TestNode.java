package dev.parlor.realtime.netty;

import dev.parlor.identity.Authenticator;
import dev.parlor.identity.Principal;
import dev.parlor.realtime.Connection;
import dev.parlor.realtime.Frame;
import dev.parlor.realtime.SocketHandler;
import dev.parlor.realtime.SocketHandshake;
import dev.parlor.realtime.SocketRoute;
import dev.parlor.realtime.channel.Broadcast;
import dev.parlor.realtime.channel.MemoryChannelLayer;
import dev.parlor.realtime.channel.Topics;
import dev.parlor.realtime.command.ErrorMessage;
import dev.parlor.realtime.netty.upgrade.ClientRules;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.Http1xServerConnection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// A server with nothing but sockets: an HTTP server that answers 200 to everything, a gate before it, and a socket
/// that echoes.
public final class TestNode implements AutoCloseable, Authenticator {
    final MemoryChannelLayer layer = new MemoryChannelLayer();
    final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    final Set<String> endedSessions = ConcurrentHashMap.newKeySet();
    final Map<String, Instant> sessionEnds = new ConcurrentHashMap<>();
    final SocketGates gates;
    public final int port;
    private final Vertx vertx;
    volatile boolean databaseDown;
    volatile Runnable whenReceiving = () -> {};

    record Echo(String type, String text, List<String> path, Map<String, String> query) {}

    public TestNode(SocketSettings settings) {
        var route = new SocketRoute("echo", Pattern.compile("/ws/echo/([0-9]+)"), EchoSocket::new);
        var clients = new ClientRules(
                host -> host.startsWith("localhost"),
                (origin, host) -> origin.equals("http://" + host) || origin.equals("http://good.example"),
                (peer, headers) -> headers.apply("X-Forwarded-For").stream().reduce(peer, (earlier, later) -> later),
                (peer, headers) -> Optional.empty(),
                address -> address);
        gates = new SocketGates(List.of(route), this, layer, clients, settings);
        vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(2));
        var server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost("127.0.0.1")
                        .setPort(0)
                        .setIdleTimeout(60)
                        .setHttp2ClearTextEnabled(false))
                .connectionHandler(connection -> gates.guard(((Http1xServerConnection) connection).channel()))
                .requestHandler(request -> {
                    if (request.path().equals("/later")) {
                        vertx.setTimer(50, _ -> request.response().end("http /later"));
                    } else {
                        request.response().end("http " + request.path());
                    }
                });
        port = server.listen().await().actualPort();
    }

    /// Tokens are `user-session`, for instance `1-s1`.
    @Override
    public AuthenticationResult authenticate(String accessToken) {
        if (databaseDown) {
            throw new IllegalStateException("database down");
        }
        var parts = accessToken.split("-", -1);
        return parts.length == 2
                ? new AuthenticationResult.AccessGranted(new Principal(
                        Long.parseLong(parts[0]),
                        parts[1],
                        sessionEnds.getOrDefault(parts[1], Instant.parse("2100-01-01T00:00:00Z"))))
                : new AuthenticationResult.AccessDenied(DenialReason.TOKEN_NOT_VALID);
    }

    @Override
    public AuthenticationResult redeem(String ticket) {
        return authenticate(ticket);
    }

    @Override
    public Optional<Instant> sessionExpiry(Principal principal) {
        if (databaseDown) {
            throw new IllegalStateException("database down");
        }
        return endedSessions.contains(principal.sessionId())
                ? Optional.empty()
                : Optional.of(sessionEnds.getOrDefault(principal.sessionId(), Instant.parse("2100-01-01T00:00:00Z")));
    }

    /// Waits until this event has happened; others are skipped.
    public void await(String wanted) {
        for (var event = event(); !event.equals(wanted); event = event()) {}
    }

    /// Waits for the handler's next event.
    String event() {
        try {
            return Optional.ofNullable(events.poll(10, TimeUnit.SECONDS))
                    .orElseThrow(() -> new AssertionError("no event came"));
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        vertx.close().await();
    }

    private final class EchoSocket implements SocketHandler {
        private final SocketHandshake handshake;

        EchoSocket(SocketHandshake handshake) {
            this.handshake = handshake;
        }

        @Override
        public void opened(Connection connection) {
            layer.join(Topics.game(1), connection);
            events.add("opened " + connection.principal().userId());
        }

        @Override
        public void received(Connection connection, String text) {
            events.add("received " + text);
            whenReceiving.run();
            switch (text) {
                case "throw" -> throw new IllegalStateException("a bug");
                case "shout" ->
                    layer.publish(Topics.game(1), Broadcast.toAll(Frame.of(new ErrorMessage("shout", "hi"))));
                case "leave" -> connection.close(dev.parlor.realtime.CloseCode.NORMAL, "bye");
                default -> connection.offer(Frame.of(new Echo("echo", text, handshake.path(), handshake.query())));
            }
        }

        @Override
        public void closed(Connection connection) {
            events.add("closed " + connection.principal().userId());
        }
    }
}
