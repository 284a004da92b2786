package dev.parlor.http.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.http.RawClient;
import dev.parlor.http.Response;
import dev.parlor.http.TestServer;
import dev.parlor.http.client.AllowedOrigins;
import dev.parlor.http.server.WebSettings;
import dev.parlor.limits.Rate;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsPolicyIT {
    private static final AtomicInteger MADE = new AtomicInteger();
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer(routes -> routes.on("GET", "/api/me/", request -> Response.ok(List.of()))
                .open("POST", "/api/guests/", request -> {
                    MADE.incrementAndGet();
                    return Response.noContent();
                }));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:3000",
                "http://127.0.0.1:3000",
                "http://localhost",
                "https://LOCALHOST",
                "https://localhost:443"
            })
    void letsAllowedPagesAsk(String origin) throws IOException {
        try (var client = new RawClient(server.port)) {
            var answer = client.sendHead(
                            "OPTIONS /api/me/",
                            "Origin: " + origin,
                            "Access-Control-Request-Method: GET",
                            "Access-Control-Request-Headers: authorization")
                    .answer();
            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.headers())
                    .containsEntry("Access-Control-Allow-Origin", origin)
                    .containsEntry("Access-Control-Allow-Credentials", "true")
                    .containsEntry("Access-Control-Max-Age", "86400")
                    .containsEntry("Vary", "Origin");
            assertThat(answer.header("Access-Control-Allow-Headers")).contains("authorization", "content-type");
            assertThat(answer.header("Access-Control-Allow-Methods")).contains("GET", "POST", "PATCH", "DELETE", "PUT");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "null",
                "http://localhost:3001",
                "https://localhost:3000",
                "http://localhost.evil.example",
                "ftp://localhost"
            })
    void letsNoOtherPageRead(String origin) throws IOException {
        try (var client = new RawClient(server.port)) {
            var preflight = client.sendHead(
                            "OPTIONS /api/me/", "Origin: " + origin, "Access-Control-Request-Method: GET")
                    .answer();
            assertThat(preflight.headers().keySet()).noneMatch(name -> name.startsWith("Access-Control"));
            var answer = client.sendHead("GET /api/me/", "Origin: " + origin).answer();
            assertThat(answer.headers().keySet()).noneMatch(name -> name.startsWith("Access-Control"));
            assertThat(answer.header("Vary")).isEqualTo("Origin");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain"})
    void letsNoOtherPageChangeAnything(String type) throws IOException {
        try (var client = new RawClient(server.port)) {
            for (var origin : List.of("https://evil.example", "null", "http://localhost:3001")) {
                var before = MADE.get();
                var answer = client.sendHead(
                                "POST /api/guests/", "Origin: " + origin, "Content-Type: " + type, "Content-Length: 0")
                        .answer();
                assertThat(answer.status()).isEqualTo(403);
                assertThat(answer.body()).contains("\"code\":\"permission_denied\"", "CORS_ALLOWED_ORIGINS");
                assertThat(MADE).hasValue(before);
            }
            for (var origin : List.of("http://localhost:3000", "http://localhost", "https://localhost:443")) {
                assertThat(client.sendHead("POST /api/guests/", "Origin: " + origin, "Content-Length: 0")
                                .answer()
                                .status())
                        .isEqualTo(204);
            }
            assertThat(client.sendHead("POST /api/guests/", "Content-Length: 0")
                            .answer()
                            .status())
                    .isEqualTo(204);
        }
    }

    @Test
    void knowsItsOwnPagesByTheDefaultPortToo() {
        var none = AllowedOrigins.of(List.of("https://app.example:443/", "http://old.example"));
        assertThat(none.allows("https://game.example:443", "game.example")).isTrue();
        assertThat(none.allows("https://game.example", "game.example:443")).isTrue();
        assertThat(none.allows("http://GAME.example:80", "game.example")).isTrue();
        assertThat(none.allows("http://game.example", "game.example:80")).isTrue();
        assertThat(none.allows("https://[::1]:443", "[::1]")).isTrue();
        assertThat(none.allows("https://app.example", "game.example")).isTrue();
        assertThat(none.allows("http://old.example:80", "game.example")).isTrue();
        assertThat(none.allows("http://game.example:443", "game.example")).isFalse();
        assertThat(none.allows("https://game.example:8443", "game.example")).isFalse();
        assertThat(none.allows("https://app.example:80", "game.example")).isFalse();
    }

    @Test
    void letsAPageReadErrorsToo() throws IOException {
        try (var client = new RawClient(server.port)) {
            var origin = "http://localhost:3000";
            var unauthorized =
                    client.sendHead("GET /api/me/", "Origin: " + origin).answer();
            assertThat(unauthorized.status()).isEqualTo(401);
            assertThat(unauthorized.header("Access-Control-Allow-Origin")).isEqualTo(origin);
            assertThat(unauthorized.header("Access-Control-Expose-Headers")).contains("Retry-After", "X-Request-ID");
            var unknown =
                    client.sendHead("GET /api/nothing/", "Origin: " + origin).answer();
            assertThat(unknown.header("Access-Control-Allow-Origin")).isEqualTo(origin);
        }
    }

    @Test
    void letsPagesSendWhatTheirLibrariesAdd() throws IOException {
        try (var client = new RawClient(server.port)) {
            assertThat(allowedHeaders(client))
                    .contains("traceparent", "tracestate", "baggage", "sentry-trace", "x-csrftoken")
                    .contains("x-requested-with", "user-agent", "if-none-match", "cache-control", "pragma")
                    .doesNotContain("x-game-build");
        }
    }

    @Test
    void letsPagesSendWhatIsConfiguredBesides() throws IOException {
        var local = WebSettings.local(0);
        var settings = new WebSettings(
                local.host(),
                0,
                local.hosts(),
                local.origins(),
                List.of("X-Game-Build", "Accept"),
                local.clients(),
                local.connections(),
                local.hsts(),
                local.clock());
        try (var other = new TestServer(settings, Rate.flow(1000, 1000));
                var client = new RawClient(other.port)) {
            assertThat(allowedHeaders(client))
                    .contains("x-game-build", "authorization")
                    .doesNotHaveDuplicates();
        }
    }

    @RepeatedTest(50)
    void letsAPageReadThatItsHeadersAreTooLarge() throws IOException {
        var origin = "http://localhost:3000";
        try (var client = new RawClient(server.port)) {
            var answer = client.sendHead(
                            "GET /api/me/", "Origin: " + origin, "Referer: " + origin, "Cookie: " + "x".repeat(200_000))
                    .answer();
            assertThat(answer.status()).isEqualTo(431);
            assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(origin);
        }
    }

    @Test
    void letsAPageReadARefusalOfHeadersThatHideItsOrigin() throws IOException {
        try (var client = new RawClient(server.port)) {
            var answer = client.sendHead(
                            "GET /api/me/", "Cookie: " + "x".repeat(200_000), "Origin: http://localhost:3000")
                    .answer();
            assertThat(answer.status()).isEqualTo(431);
            assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
        }
    }

    private static List<String> allowedHeaders(RawClient client) throws IOException {
        var answer = client.sendHead(
                        "OPTIONS /api/me/", "Origin: http://localhost:3000", "Access-Control-Request-Method: GET")
                .answer();
        return List.of(answer.header("Access-Control-Allow-Headers").split(", "));
    }

    @Test
    void countsTheServersOwnNameAndPortAsOwn() throws IOException {
        try (var client = new RawClient(server.port)) {
            var origin = "http://localhost:" + server.port;
            client.send("GET /api/me/ HTTP/1.1\nHost: localhost:" + server.port + "\nOrigin: " + origin + "\n\n");
            assertThat(client.answer().header("Access-Control-Allow-Origin")).isEqualTo(origin);
        }
    }

    @Test
    void listsMayBeConfiguredWithoutCareForSlashAndCase() {
        var origins = AllowedOrigins.of(List.of("https://Play.Example.org/"));
        assertThat(origins.allows("https://play.example.org", "localhost")).isTrue();
        assertThat(origins.allows("http://play.example.org", "localhost")).isFalse();
    }
}
