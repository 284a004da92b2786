package dev.parlor.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.http.client.ClientAddress;
import dev.parlor.http.server.ConnectionLimits;
import dev.parlor.http.server.WebSettings;
import dev.parlor.limits.Rate;
import dev.parlor.store.Pages;
import dev.parlor.testkit.Eventually;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// How many connections there may be, and for how long without reading.
class ConnectionsIT {
    private static final String ROW = "x".repeat(64 * 1024);
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final ConnectionLimits HASTY = new ConnectionLimits(400, SHORT, SHORT);

    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();

    private static WebSettings settings(ClientAddress clients, ConnectionLimits connections) {
        var local = WebSettings.local(0);
        return new WebSettings(
                local.host(),
                0,
                local.hosts(),
                local.origins(),
                local.corsHeaders(),
                clients,
                connections,
                local.hsts(),
                local.clock());
    }

    private TestServer server(ClientAddress clients, ConnectionLimits connections) {
        return new TestServer(
                settings(clients, connections),
                Rate.flow(100_000, 100_000),
                routes -> routes.open("GET", "/api/large/", request -> large())
                        .open("GET", "/api/huge/", request -> Response.ok(Map.of("text", "x".repeat(8 << 20))))
                        .open("GET", "/api/endless/", request -> endless()));
    }

    private Response large() {
        answered.incrementAndGet();
        return Response.ok(Map.of("text", ROW));
    }

    private Response endless() {
        return Response.ok(new JsonStream(
                () -> Map.of("rows", Pages.<String>of(last -> List.of(ROW))), ended::incrementAndGet));
    }

    private static ConnectionLimits most(int perAddress) {
        return new ConnectionLimits(perAddress, ConnectionLimits.DEFAULTS.idle(), ConnectionLimits.DEFAULTS.stalled());
    }

    @Test
    void closesWhatAnAddressOpensBeyondItsLimit() throws IOException {
        try (var server = server(ClientAddress.DIRECT, most(2));
                var one = new RawClient(server.port);
                var two = new RawClient(server.port)) {
            assertThat(one.sendHead("GET /healthz").answer().status()).isEqualTo(200);
            assertThat(two.sendHead("GET /healthz").answer().status()).isEqualTo(200);
            try (var more = new RawClient(server.port)) {
                assertThat(more.closed()).isTrue();
            }
            assertThat(two.sendHead("GET /healthz").answer().status()).isEqualTo(200);
            one.close();
            Eventually.holds(() -> isServed(server));
        }
    }

    private static boolean isServed(TestServer server) {
        try (var next = new RawClient(server.port)) {
            return next.sendHead("GET /healthz").answer().status() == 200;
        } catch (IOException closed) {
            return false;
        }
    }

    @Test
    void letsATrustedProxyOpenAnyNumber() throws IOException {
        try (var server = server(ClientAddress.behind(List.of("127.0.0.1")), most(1));
                var one = new RawClient(server.port);
                var two = new RawClient(server.port)) {
            assertThat(one.sendHead("GET /healthz").answer().status()).isEqualTo(200);
            assertThat(two.sendHead("GET /healthz").answer().status()).isEqualTo(200);
        }
    }

    @Test
    void closesAConnectionThatPipelinesAndNeverReads() throws IOException {
        try (var server = server(ClientAddress.DIRECT, HASTY);
                var client = new RawClient(server.port)) {
            client.send("GET /api/large/ HTTP/1.1\nHost: localhost\n\n".repeat(10_000));
            Eventually.holds(() -> isClosed(client));
            assertThat(answered.get()).isLessThan(3_000);
        }
    }

    private static boolean isClosed(RawClient client) {
        try {
            client.send("\n");
            return false;
        } catch (IOException closed) {
            return true;
        }
    }

    @Test
    void answersPipelinedRequestsOneAfterTheOtherWhenTheyAreRead() throws IOException {
        try (var server = server(ClientAddress.DIRECT, HASTY);
                var client = new RawClient(server.port)) {
            client.send("GET /api/large/ HTTP/1.1\nHost: localhost\n\n".repeat(500));
            for (var i = 0; i < 500; i++) {
                assertThat(client.answer().body()).hasSizeGreaterThan(ROW.length());
            }
            assertThat(client.sendHead("GET /healthz").answer().status()).isEqualTo(200);
        }
    }

    @Test
    void freesThePlaceOfAStreamThatIsNotRead() throws IOException {
        try (var server = server(ClientAddress.DIRECT, HASTY);
                var client = new RawClient(server.port)) {
            client.sendHead("GET /api/endless/").head();
            Eventually.holds(() -> ended.get() == 1);
            assertThat(isClosed(client)).isTrue();
        }
    }

    @Test
    void keepsAConnectionThatIsReadSlowly() throws IOException, InterruptedException {
        try (var server = server(ClientAddress.DIRECT, HASTY);
                var socket = new Socket()) {
            socket.setReceiveBufferSize(32 * 1024);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port));
            socket.getOutputStream()
                    .write("GET /api/huge/ HTTP/1.0\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            var begun = System.nanoTime();
            assertThat(readSlowly(socket.getInputStream())).isGreaterThan(8 << 20);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(SHORT.multipliedBy(4));
        }
    }

    private static long readSlowly(InputStream in) throws IOException, InterruptedException {
        var bytes = new byte[64 * 1024];
        var all = 0L;
        for (var count = in.read(bytes); count >= 0; count = in.read(bytes)) {
            all += count;
            Thread.sleep(12);
        }
        return all;
    }
}
