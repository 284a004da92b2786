package dev.parlor.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.http.server.ConnectionLimits;
import dev.parlor.http.server.WebSettings;
import dev.parlor.limits.AddressKey;
import dev.parlor.limits.Rate;
import dev.parlor.realtime.Connection;
import dev.parlor.realtime.SocketHandler;
import dev.parlor.realtime.SocketRoute;
import dev.parlor.realtime.channel.MemoryChannelLayer;
import dev.parlor.realtime.netty.SocketGates;
import dev.parlor.realtime.netty.SocketSettings;
import dev.parlor.realtime.netty.upgrade.ClientRules;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// HTTP and sockets on the same port, and on the same connection.
class SocketsBesideHttpIT {
    private static final String[] HANDSHAKE = {
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Authorization: Bearer user-7"
    };

    private final WebSettings settings = hasty();
    private final SocketGates gates = new SocketGates(
            List.of(new SocketRoute("silent", Pattern.compile("/ws/silent"), handshake -> new Silent())),
            new TokensAreNames(),
            new MemoryChannelLayer(),
            new ClientRules(
                    settings.hosts()::allows,
                    settings.origins()::allows,
                    settings.clients()::address,
                    settings.clients()::host,
                    address -> AddressKey.of(address).network()),
            SocketSettings.DEFAULTS);

    private static WebSettings hasty() {
        return settings(new ConnectionLimits(400, Duration.ofMillis(300), ConnectionLimits.DEFAULTS.stalled()));
    }

    private static WebSettings settings(ConnectionLimits connections) {
        var local = WebSettings.local(0);
        return new WebSettings(
                local.host(),
                0,
                local.hosts(),
                local.origins(),
                local.corsHeaders(),
                local.clients(),
                connections,
                local.hsts(),
                local.clock());
    }

    @Test
    void aSocketOutlivesThePatienceWithHttpConnections() throws IOException {
        try (var server = new TestServer(settings, Rate.flow(1000, 1000), gates);
                var socket = new RawClient(server.port);
                var idle = new RawClient(server.port)) {
            assertThat(socket.sendHead("GET /healthz").answer().status()).isEqualTo(200);
            var answer = socket.sendHead("GET /ws/silent/", HANDSHAKE).head();
            assertThat(answer.status()).isEqualTo(101);
            assertThat(answer.header("Sec-WebSocket-Accept")).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
            assertThat(idle.closed()).isTrue();
            assertThat(socket.silentFor(Duration.ofMillis(400))).isTrue();
            assertThat(gates.count()).isEqualTo(1);
        }
    }

    @Test
    void aSocketIsNotCountedAsAPlainConnection() throws IOException {
        var one = settings(new ConnectionLimits(1, Duration.ofSeconds(60), ConnectionLimits.DEFAULTS.stalled()));
        try (var server = new TestServer(one, Rate.flow(1000, 1000), gates);
                var socket = new RawClient(server.port)) {
            assertThat(socket.sendHead("GET /ws/silent/", HANDSHAKE).head().status())
                    .isEqualTo(101);
            try (var plain = new RawClient(server.port)) {
                assertThat(plain.sendHead("GET /healthz").answer().status()).isEqualTo(200);
                try (var more = new RawClient(server.port)) {
                    assertThat(more.closed()).isTrue();
                }
            }
        }
    }

    @Test
    void plainRequestsForSocketsAreToldToUpgrade() {
        try (var server = new TestServer(WebSettings.local(0), Rate.flow(1000, 1000), gates)) {
            assertThat(server.api().get("/ws/silent/").status()).isEqualTo(426);
            assertThat(server.api().get("/ws/nothing/").status()).isEqualTo(404);
        }
    }

    @Test
    void stoppingEndsSocketsThatDoNotGoByThemselves() throws IOException {
        var server = new TestServer(settings, Rate.flow(1000, 1000), gates);
        try (var socket = new RawClient(server.port)) {
            assertThat(socket.sendHead("GET /ws/silent/", HANDSHAKE).head().status())
                    .isEqualTo(101);
            server.server.stop(Duration.ofMillis(200));
            assertThat(socket.ended()).isTrue();
        }
    }

    private static final class Silent implements SocketHandler {
        @Override
        public void opened(Connection connection) {}

        @Override
        public void received(Connection connection, String text) {}

        @Override
        public void closed(Connection connection) {}
    }
}
