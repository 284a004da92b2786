package dev.parlor.realtime.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.http.Response;
import dev.parlor.http.server.ServerDependencies;
import dev.parlor.http.server.WebServer;
import dev.parlor.http.server.WebSettings;
import dev.parlor.identity.Authenticator;
import dev.parlor.identity.Principal;
import dev.parlor.limits.AddressKey;
import dev.parlor.limits.Rate;
import dev.parlor.limits.RateLimit;
import dev.parlor.realtime.Connection;
import dev.parlor.realtime.Frame;
import dev.parlor.realtime.SocketHandler;
import dev.parlor.realtime.SocketRoute;
import dev.parlor.realtime.channel.MemoryChannelLayer;
import dev.parlor.realtime.netty.upgrade.ClientRules;
import dev.parlor.testkit.WsClient;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The gate before the real HTTP server, with everything that has in its pipeline.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class WebServerIT {
    private final WebSettings web = WebSettings.local(0);
    private SocketGates gates;
    private WebServer server;
    private int port;

    @BeforeEach
    void start() {
        var tokens = new Tokens();
        var route = new SocketRoute("echo", Pattern.compile("/ws/echo/([0-9]+)"), _ -> new Echo());
        var clients = new ClientRules(
                web.hosts()::allows,
                web.origins()::allows,
                web.clients()::address,
                web.clients()::host,
                address -> AddressKey.of(address).network());
        gates = new SocketGates(List.of(route), tokens, new MemoryChannelLayer(), clients, SocketSettings.DEFAULTS);
        var requests = new RateLimit(Rate.flow(10_000, 10_000), TimeMeter.SYSTEM_NANOTIME);
        var surroundings = new ServerDependencies(tokens, requests, gates::guard, gates::knows, () -> true);
        server = new WebServer(
                web,
                surroundings,
                List.of(routes -> routes.open("GET", "/api/hello/", _ -> Response.ok(List.of("hello")))));
        port = server.start();
    }

    @AfterEach
    void stop() {
        gates.drain(Duration.ZERO).join();
        server.stop(Duration.ofSeconds(1));
    }

    @Test
    void servesSocketsAndRequestsOnOnePort() {
        try (var client = WsClient.connect(port)) {
            client.write("GET /api/hello/ HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(client.answer().body()).isEqualTo("[\"hello\"]");
            client.upgrade("/ws/echo/7/", "Authorization: Bearer t", "Origin: http://localhost:3000");
            client.send("hi");
            assertThat(client.next("echo").path("message").asString()).isEqualTo("hi");
            assertThat(client.close(1000).code()).isEqualTo(1000);
        }
    }

    @Test
    void answersPlainRequestsOnSocketRoutes() {
        try (var client = WsClient.connect(port)) {
            client.write("GET /ws/echo/7/ HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(client.answer().status()).isEqualTo(426);
        }
        try (var client = WsClient.connect(port)) {
            client.write("GET /ws/nowhere/ HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(client.answer().json().path("code").asString()).isEqualTo("not_found");
        }
    }

    @Test
    void refusesHostsAndOriginsByTheRulesOfHttp() {
        try (var client = WsClient.connect(port)) {
            client.write(WsClient.handshake("/ws/echo/7/", "Authorization: Bearer t", "Origin: http://evil.example"));
            assertThat(client.answer().status()).isEqualTo(403);
        }
        try (var client = WsClient.connect(port)) {
            client.write(WsClient.handshake("/ws/echo/7/").replace("localhost", "evil.example"));
            assertThat(client.answer().status()).isEqualTo(400);
        }
    }

    @Test
    void drainsBeforeTheServerStops() {
        try (var client = WsClient.open(port, "/ws/echo/7/", "t")) {
            client.send("hi");
            client.next("echo");
            var gone = gates.drain(Duration.ofMillis(50));
            assertThat(client.awaitClose().code()).isEqualTo(1012);
            gone.join();
        }
    }

    private static final class Tokens implements Authenticator {
        private static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");

        @Override
        public AuthenticationResult authenticate(String accessToken) {
            return new AuthenticationResult.AccessGranted(new Principal(1, "s", FAR));
        }

        @Override
        public AuthenticationResult redeem(String ticket) {
            return authenticate(ticket);
        }

        @Override
        public Optional<Instant> sessionExpiry(Principal principal) {
            return Optional.of(FAR);
        }
    }

    record Echoed(String type, String message) {}

    private static final class Echo implements SocketHandler {
        @Override
        public void opened(Connection connection) {}

        @Override
        public void received(Connection connection, String text) {
            connection.offer(Frame.of(new Echoed("echo", text)));
        }

        @Override
        public void closed(Connection connection) {}
    }
}
