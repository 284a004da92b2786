package dev.parlor.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.parlor.http.client.ClientAddress;
import dev.parlor.http.server.ConnectionLimits;
import dev.parlor.http.server.WebSettings;
import dev.parlor.json.Json;
import dev.parlor.limits.Rate;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// HTTP to the letter (RFC 9110, RFC 9112), byte by byte.
class ProtocolIT {
    private static final CountDownLatch SLOW = new CountDownLatch(1);
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer(ProtocolIT::mount);
    }

    private static void mount(Routes routes) {
        routes.open("GET", "/api/n/{n}/", request -> Response.ok(Map.of("n", request.id("n"))))
                .open("GET", "/api/slow/", request -> {
                    await(SLOW);
                    return Response.ok(Map.of("slow", true));
                })
                .open(
                        "POST",
                        "/api/echo/",
                        request -> Response.ok(Map.of("text", request.fields().text("text", 100_000))))
                .open(
                        "GET",
                        "/api/where/",
                        request -> Response.ok(Map.of("origin", request.origin(), "address", request.address())));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/n/1/ HTTP/1.1\n\n",
                "GET /api/n/1/ HTTP/1.1\nHost: localhost\nHost: localhost\n\n",
                "GET /api/n/1/ HTTP/1.1\nHost:\n\n",
                "GET /api/n/1/ HTTP/1.1\nHost: local host\n\n",
                "GET /api/n/1/ HTTP/1.1\nHost: evil.example\n\n",
                "GET /api/n/1/ HTTP/1.1\nHost: localhost@evil.example\n\n",
                "GET /api/n/1/ HTTP/1.1\nHost: localhost:80x\n\n",
                "GET http://evil.example/api/n/1/ HTTP/1.1\nHost: localhost\n\n",
                "GET api/n/1/ HTTP/1.1\nHost: localhost\n\n",
                "GET /api/n/1/#x HTTP/1.1\nHost: localhost\n\n",
                "CONNECT localhost:80 HTTP/1.1\nHost: localhost\n\n",
                "NONSENSE\n\n",
                "GET /api/n/1/ HTTP/1.1\nHost: localhost\nBad Header: 1\n\n",
                "GET /api/n/1/ HTTP/1.1\nHost : localhost\n\n",
                "POST /api/echo/ HTTP/1.1\nHost: localhost\nContent-Length: 2\nTransfer-Encoding: chunked\n\n0\n\n",
                "POST /api/echo/ HTTP/1.1\nHost: localhost\nContent-Length: 2\nContent-Length: 3\n\n{}x",
                "POST /api/echo/ HTTP/1.1\nHost: localhost\nContent-Length: -2\n\n{}",
                "POST /api/echo/ HTTP/1.1\nHost: localhost\nTransfer-Encoding: gzip\n\n",
                "POST /api/echo/ HTTP/1.0\nTransfer-Encoding: chunked\n\n0\n\n"
            })
    void refusesWhatIsNotProperHttpOrNotMeantForIt(String request) throws IOException {
        try (var client = new RawClient(server.port)) {
            var answer = client.send(request).answer();
            assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
            assertThat(answer.header("Content-Type")).isEqualTo("application/json");
            assertThat(Json.parse(answer.body()).get("code").stringValue()).isIn("bad_request", "disallowed_host");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:1234", "127.0.0.1", "[::1]:80", "localhost."})
    void answersToItsOwnNames(String host) throws IOException {
        try (var client = new RawClient(server.port)) {
            assertThat(client.send("GET /api/n/1/ HTTP/1.1\nHost: " + host + "\n\n")
                            .answer()
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void namesTheHostThatItRefuses() throws IOException {
        try (var client = new RawClient(server.port)) {
            var answer = client.send("GET /api/n/1/ HTTP/1.1\nHost: evil.example\n\n")
                    .answer();
            assertThat(Json.parse(answer.body()).get("code").stringValue()).isEqualTo("disallowed_host");
        }
    }

    @Test
    void refusesARequestLineThatIsTooLong() throws IOException {
        try (var client = new RawClient(server.port)) {
            var answer = client.send("GET /" + "x".repeat(9_000) + " HTTP/1.1\nHost: localhost\n\n")
                    .answer();
            assertThat(answer.status()).isEqualTo(414);
            assertThat(Json.parse(answer.body()).get("code").stringValue()).isEqualTo("uri_too_long");
            assertThat(client.closed()).isTrue();
        }
    }

    @Test
    void refusesHeadersThatAreTooLarge() throws IOException {
        try (var client = new RawClient(server.port)) {
            var answer = client.send("GET / HTTP/1.1\nHost: localhost\nCookie: " + "x".repeat(200_000) + "\n\n")
                    .answer();
            assertThat(answer.status()).isEqualTo(431);
            assertThat(Json.parse(answer.body()).get("code").stringValue()).isEqualTo("headers_too_large");
        }
    }

    @Test
    void refusesADeclaredBodyBeforeItComes() throws IOException {
        try (var client = new RawClient(server.port)) {
            var answer = client.sendHead(
                            "POST /api/echo/", "Content-Type: application/json", "Content-Length: 10000000")
                    .answer();
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.header("Connection")).isEqualTo("close");
            client.sendBytes(new byte[1_000_000]);
            assertThat(client.closed()).isTrue();
        }
    }

    @Test
    void refusesAChunkedBodyOnceItIsTooLarge() throws IOException {
        try (var client = new RawClient(server.port)) {
            client.sendHead("POST /api/echo/", "Transfer-Encoding: chunked");
            for (var i = 0; i < 5; i++) {
                client.send("4000\n" + "x".repeat(0x4000) + "\n");
            }
            assertThat(client.answer().status()).isEqualTo(413);
        }
    }

    @Test
    void readsAChunkedBody() throws IOException {
        try (var client = new RawClient(server.port)) {
            var answer = client.sendHead(
                            "POST /api/echo/", "Content-Type: application/json", "Transfer-Encoding: chunked")
                    .send("8\n{\"text\":\n4\n\"ab\"\n1\n}\n0\n\n")
                    .answer();
            assertThat(answer.body()).isEqualTo("{\"text\":\"ab\"}");
        }
    }

    @Test
    void asksForABodyThatWaitsToBeWanted() throws IOException {
        try (var client = new RawClient(server.port)) {
            client.sendHead(
                    "POST /api/echo/", "Content-Type: application/json", "Expect: 100-continue", "Content-Length: 13");
            assertThat(client.head().status()).isEqualTo(100);
            assertThat(client.send("{\"text\":\"ab\"}").answer().status()).isEqualTo(200);
        }
    }

    @Test
    void neverAsksForABodyThatIsTooLarge() throws IOException {
        try (var client = new RawClient(server.port)) {
            client.sendHead(
                    "POST /api/echo/",
                    "Content-Type: application/json",
                    "Expect: 100-continue",
                    "Content-Length: 100000");
            assertThat(client.answer().status()).isEqualTo(413);
        }
    }

    @Test
    void ignoresTheBodyOfAGet() throws IOException {
        try (var client = new RawClient(server.port)) {
            client.sendHead("GET /api/n/1/", "Content-Length: 100000");
            assertThat(client.answer().status()).isEqualTo(200);
            client.sendBytes(new byte[100_000]).sendHead("GET /api/n/2/");
            assertThat(client.answer().body()).isEqualTo("{\"n\":2}");
        }
    }

    @Test
    void answersPipelinedRequestsInOrder() throws IOException {
        try (var client = new RawClient(server.port)) {
            client.sendHead("GET /api/slow/");
            for (var i = 1; i <= 50; i++) {
                client.send("GET /api/n/" + i + "/ HTTP/1.1\nHost: localhost\n\n");
            }
            SLOW.countDown();
            assertThat(client.answer().body()).isEqualTo("{\"slow\":true}");
            for (var i = 1; i <= 50; i++) {
                assertThat(client.answer().body()).isEqualTo("{\"n\":" + i + "}");
            }
        }
    }

    @Test
    void answersHeadLikeGetButWithoutTheBody() throws IOException {
        try (var client = new RawClient(server.port)) {
            var head = client.sendHead("HEAD /api/n/7/").head();
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("Content-Length")).isEqualTo("7");
            assertThat(client.sendHead("GET /api/n/8/").answer().body()).isEqualTo("{\"n\":8}");
        }
    }

    @Test
    void readsAnAbsoluteTarget() throws IOException {
        try (var client = new RawClient(server.port)) {
            var answer = client.send("GET http://localhost:99/api/where/ HTTP/1.1\nHost: 127.0.0.1\n\n")
                    .answer();
            assertThat(Json.parse(answer.body()).get("origin").stringValue()).isEqualTo("http://localhost:99");
        }
    }

    @Test
    void servesHttp10AndClosesUnlessAskedNotTo() throws IOException {
        try (var client = new RawClient(server.port)) {
            assertThat(client.send("GET /api/n/1/ HTTP/1.0\n\n").answer().body())
                    .isEqualTo("{\"n\":1}");
            assertThat(client.closed()).isTrue();
        }
        try (var client = new RawClient(server.port)) {
            client.send("GET /api/n/1/ HTTP/1.0\nConnection: keep-alive\n\n").answer();
            assertThat(client.send("GET /api/n/2/ HTTP/1.0\n\n").answer().body())
                    .isEqualTo("{\"n\":2}");
        }
    }

    @Test
    void closesWhenAskedTo() throws IOException {
        try (var client = new RawClient(server.port)) {
            client.sendHead("GET /api/n/1/", "Connection: close").answer();
            assertThat(client.closed()).isTrue();
        }
    }

    @Test
    void doesNotSpeakHttp2() throws IOException {
        try (var client = new RawClient(server.port)) {
            var answer = client.sendHead(
                            "GET /api/n/1/",
                            "Upgrade: h2c",
                            "Connection: Upgrade, HTTP2-Settings",
                            "HTTP2-Settings: AAMAAABkAAQAAP__")
                    .answer();
            assertThat(answer.status()).isEqualTo(200);
        }
    }

    @Test
    void carriesADateAndTheRequestsId() throws IOException {
        try (var client = new RawClient(server.port)) {
            var answer =
                    client.sendHead("GET /api/n/1/", "X-Request-ID: abc-123").answer();
            assertThat(answer.header("Date")).matches("\\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT");
            assertThat(answer.header("X-Request-ID")).isEqualTo("abc-123");
            var other = client.sendHead("GET /api/n/1/", "X-Request-ID: <b>").answer();
            assertThat(other.header("X-Request-ID")).matches("[0-9a-f]{1,16}");
        }
    }

    @Test
    void closesConnectionsOnWhichNoRequestArrivesInTime() throws IOException {
        var hasty = settings(ClientAddress.DIRECT, Duration.ofMillis(300));
        try (var quick = new TestServer(hasty, Rate.flow(1000, 1000), ProtocolIT::mount);
                var idle = new RawClient(quick.port);
                var kept = new RawClient(quick.port);
                var head = new RawClient(quick.port);
                var body = new RawClient(quick.port)) {
            kept.sendHead("GET /api/n/1/").answer();
            head.send("GET /api/n/1/ HTTP/1.1\nHost: loc");
            body.sendHead("POST /api/echo/", "Content-Length: 10").send("{");
            assertThat(List.of(idle.closed(), kept.closed(), head.closed(), body.closed()))
                    .containsOnly(true);
        }
    }

    @Test
    void hasPatienceWhileItIsTheServerThatTakesLong() throws Exception {
        var hasty = settings(ClientAddress.DIRECT, Duration.ofMillis(200));
        var release = new CountDownLatch(1);
        Resource slow = routes -> routes.open("GET", "/api/slow/", request -> {
            await(release);
            return Response.ok(Map.of("slow", true));
        });
        try (var quick = new TestServer(hasty, Rate.flow(1000, 1000), slow);
                var waiting = new RawClient(quick.port);
                var idle = new RawClient(quick.port)) {
            waiting.sendHead("GET /api/slow/");
            assertThat(idle.closed()).isTrue();
            try (var later = new RawClient(quick.port)) {
                assertThat(later.closed()).isTrue();
            }
            release.countDown();
            assertThat(waiting.answer().status()).isEqualTo(200);
        }
    }

    @Test
    void believesForwardedAddressesOnlyFromTrustedProxies() {
        var direct = server.api().send(server.api().request("/api/where/").header("X-Forwarded-For", "203.0.113.9"));
        assertThat(direct.json().get("address").stringValue()).isEqualTo("127.0.0.1");
        var trusting = settings(ClientAddress.behind(List.of("127.0.0.0/8")), Duration.ofSeconds(60));
        try (var proxied = new TestServer(trusting, Rate.flow(1000, 1000), ProtocolIT::mount)) {
            var answer = proxied.api()
                    .send(proxied.api()
                            .request("/api/where/")
                            .header("X-Forwarded-For", "6.6.6.6, 203.0.113.9")
                            .header("X-Forwarded-Proto", "https"));
            assertThat(answer.json().get("address").stringValue()).isEqualTo("203.0.113.9");
            assertThat(answer.json().get("origin").stringValue()).isEqualTo("https://127.0.0.1:" + proxied.port);
        }
    }

    @Test
    void readsTheForwardedHeaderOfTrustedProxies() throws IOException {
        var trusting = settings(ClientAddress.behind(List.of("127.0.0.0/8")), Duration.ofSeconds(60));
        try (var proxied = new TestServer(trusting, Rate.flow(1000, 1000), ProtocolIT::mount);
                var client = new RawClient(proxied.port);
                var direct = new RawClient(server.port)) {
            var forwarded = "Forwarded: for=203.0.113.9;proto=https;host=\"localhost:8443\"";
            assertThat(client.sendHead("GET /api/where/", forwarded).answer().body())
                    .contains("\"https://localhost:8443\"", "\"203.0.113.9\"");
            assertThat(client.sendHead("GET /api/where/", "X-Forwarded-Proto: https, http")
                            .answer()
                            .body())
                    .contains("\"https://localhost\"");
            assertThat(client.sendHead("GET /api/where/", "Forwarded: host=evil.example")
                            .answer()
                            .body())
                    .contains("disallowed_host");
            assertThat(direct.sendHead("GET /api/where/", forwarded).answer().body())
                    .contains("\"http://localhost\"", "\"127.0.0.1\"");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/n/7/ HTTP/1.1\nHost: localhost\n: empty\n\n",
                "GET /api/n/7/ HTTP/1.1\n:\nHost: localhost\n\n"
            })
    void refusesAHeaderWithoutAName(String request) throws IOException {
        try (var client = new RawClient(server.port)) {
            assertThat(client.send(request).answer().status()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/2.0",
                "HTTP/1.2",
                "HTTP/0.9",
                "HTTP/11.1",
                "HTTP/9999999999.1",
                "http/1.1",
                "XX/1.1",
                "H?\u00fc/1.1"
            })
    void refusesOtherVersionsInItsOwnWords(String version) throws IOException {
        for (var path : List.of("GET /api/n/7/", "GET /ws/notifications/")) {
            refusesInItsOwnWords(path + " " + version + "\nHost: localhost\n\n");
        }
        // Malformed in another way besides.
        refusesInItsOwnWords("POST /api/echo/ " + version + "\nHost: localhost\nTransfer-Encoding: chunked\n\n0\n\n");
    }

    private static void refusesInItsOwnWords(String request) throws IOException {
        try (var client = new RawClient(server.port)) {
            var answer = client.send(request).answer();
            assertThat(answer.status()).isEqualTo(400);
            assertThat(Json.parse(answer.body()).get("code").stringValue()).isEqualTo("bad_request");
            assertThat(client.closed()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/n/7/?a=\u0000",
                "/api/n/7/?\u0001",
                "/api/n/7/\u001f",
                "/api/n/7/?\u007f",
                "/\u0008",
                "/\u001b[2J"
            })
    void refusesControlCharactersInTheTarget(String target) throws IOException {
        try (var client = new RawClient(server.port)) {
            assertThat(client.sendHead("GET " + target).answer().status()).isEqualTo(400);
        }
    }

    @Test
    void throttlesAndSaysForHowLong() {
        try (var strict =
                new TestServer(WebSettings.local(0), Rate.window(2, Duration.ofMinutes(1)), ProtocolIT::mount)) {
            var api = strict.api();
            assertThat(api.get("/api/n/1/").status()).isEqualTo(200);
            assertThat(api.get("/api/n/1/").status()).isEqualTo(200);
            var refused = api.get("/api/n/1/");
            assertThat(refused.status()).isEqualTo(429);
            var seconds = Integer.parseInt(refused.header("Retry-After").orElseThrow());
            assertThat(seconds).isBetween(50, 60);
            assertThat(refused.json())
                    .isEqualTo(Json.parse("{\"detail\":\"Request was throttled. Expected available in " + seconds
                            + " seconds.\",\"code\":\"throttled\"}"));
        }
    }

    @Test
    void finishesWhatItHasBegunBeforeItStops() throws Exception {
        var entered = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        Resource slow = routes -> routes.open("POST", "/api/slow/", request -> {
            entered.countDown();
            await(release);
            return Response.ok(Map.of("done", true));
        });
        var stopping = new TestServer(slow);
        try (var client = new RawClient(stopping.port);
                var idle = new RawClient(stopping.port)) {
            client.sendHead("POST /api/slow/");
            await(entered);
            var stopper = Thread.ofVirtual().start(() -> stopping.server.stop(Duration.ofSeconds(10)));
            assertThat(idle.closed()).isTrue();
            assertThat(client.silentFor(Duration.ofMillis(500))).isTrue();
            release.countDown();
            assertThat(client.answer().body()).isEqualTo("{\"done\":true}");
            assertThat(stopper.join(Duration.ofSeconds(5))).isTrue();
        }
    }

    @Test
    void saysWhyItCanNotListen() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new TestServer(WebSettings.local(server.port), Rate.flow(1, 1)))
                .withMessageContaining("127.0.0.1:" + server.port)
                .withMessageContaining("in use");
    }

    @Test
    void aClientThatGoesAwayHurtsNobody() throws IOException {
        for (var i = 0; i < 20; i++) {
            try (var client = new RawClient(server.port)) {
                client.sendHead("POST /api/echo/", "Content-Length: 10").send("{");
            }
        }
        assertThat(server.api()
                        .send(server.api()
                                .request("/api/echo/")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"text\":\"a\"}")))
                        .status())
                .isEqualTo(200);
    }

    private static WebSettings settings(ClientAddress clients, Duration patience) {
        var local = WebSettings.local(0);
        return new WebSettings(
                local.host(),
                0,
                local.hosts(),
                local.origins(),
                local.corsHeaders(),
                clients,
                new ConnectionLimits(400, patience, ConnectionLimits.DEFAULTS.stalled()),
                local.hsts(),
                local.clock());
    }
}
