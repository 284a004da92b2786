package dev.parlor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.Api;
import dev.parlor.testkit.LiveNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Who may read `/metrics`, and where (contract §5).
class MetricsPageIT {
    private static final String TOKEN = "a-token-of-collectors";

    @Test
    void thereIsNoPageUnlessOneIsConfigured() {
        try (var live = LiveNode.start()) {
            var answer = live.api().get("/metrics");
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.json().get("code").stringValue()).isEqualTo("not_found");
            assertThat(live.node().measurementsPort()).isEmpty();
        }
    }

    @Test
    void theServersPortShowsItToWhoHasTheToken() {
        try (var live = LiveNode.start(Map.of("METRICS_TOKEN", TOKEN))) {
            assertThat(live.api().get("/metrics").status()).isEqualTo(401);
            assertThat(live.api().as("another-token-of-theirs").get("/metrics").status())
                    .isEqualTo(401);
            assertThat(live.person("Alice").api().get("/metrics").status()).isEqualTo(401);
            assertThat(live.api().get("/metrics?token=" + TOKEN).status()).isEqualTo(401);

            var answer = live.api().as(TOKEN).get("/metrics");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
            assertThat(answer.header("Cache-Control")).hasValue("no-store");
            assertThat(Scrape.read(answer.text()).value("parlor_http_requests_total", "route", "/metrics"))
                    .isEqualTo(4);
        }
    }

    @Test
    void aPortOfItsOwnShowsNothingElse() {
        try (var live = LiveNode.start(Map.of("METRICS_PORT", "0"))) {
            var own = Api.at(live.node().measurementsPort().orElseThrow());

            assertThat(own.get("/metrics").status()).isEqualTo(200);
            assertThat(own.get("/").status()).isEqualTo(404);
            assertThat(own.get("/api/users/profile/").status()).isEqualTo(404);
            assertThat(own.get("/healthz").status()).isEqualTo(404);
            assertThat(own.post("/metrics").status()).isEqualTo(405);
            assertThat(live.api().get("/metrics").status()).isEqualTo(404);
        }
    }

    /// A page whose name was made to lead here reads nothing.
    @Test
    void aPortOfItsOwnAnswersToAddressesAndAllowedHostsOnly() throws IOException {
        try (var live = LiveNode.start(Map.of("METRICS_PORT", "0", "ALLOWED_HOSTS", "127.0.0.1,node.internal"))) {
            var port = live.node().measurementsPort().orElseThrow();
            for (var host : List.of("node.internal:" + port, "10.2.3.4:9400", "[fd00::1]:9400", "127.0.0.1")) {
                assertThat(statusFor(port, host)).as(host).contains(" 200 ");
            }
            for (var host : List.of("evil.example", "evil.example:" + port, "10.2.3.4.evil.example", "")) {
                assertThat(statusFor(port, host)).as(host).contains(" 400 ");
            }
        }
    }

    private static String statusFor(int port, String host) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var request = "GET /metrics HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.lines().findFirst().orElse("");
        }
    }

    @Test
    void aTokenIsAskedForOnThePortOfItsOwnToo() {
        try (var live = LiveNode.start(Map.of("METRICS_PORT", "0", "METRICS_TOKEN", TOKEN))) {
            var own = Api.at(live.node().measurementsPort().orElseThrow());

            assertThat(own.get("/metrics").status()).isEqualTo(401);
            assertThat(own.as(TOKEN).get("/metrics").status()).isEqualTo(200);
            assertThat(live.api().as(TOKEN).get("/metrics").status()).isEqualTo(404);
        }
    }

    @Test
    void speaksOpenMetricsToWhoAsksForIt() {
        try (var live = LiveNode.start(Map.of("METRICS_PORT", "0"))) {
            var own = Api.at(live.node().measurementsPort().orElseThrow());
            var answer =
                    own.send(own.request("/metrics").header("Accept", "application/openmetrics-text;version=1.0.0"));

            assertThat(answer.header("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/openmetrics-text"));
            assertThat(answer.text()).endsWith("# EOF\n");
        }
    }

    @Test
    void givesTextToWhoWouldRatherHaveSomethingElse() {
        try (var live = LiveNode.start(Map.of("METRICS_PORT", "0"))) {
            var own = Api.at(live.node().measurementsPort().orElseThrow());
            var protobuf = "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;"
                    + "encoding=delimited;q=0.6";
            var text = own.send(own.request("/metrics").header("Accept", protobuf + ",text/plain;version=0.0.4;q=0.5"));
            var open = own.send(own.request("/metrics")
                    .header("Accept", protobuf + ",application/openmetrics-text;version=1.0.0;q=0.5,*/*;q=0.1"));

            assertThat(text.status()).isEqualTo(200);
            assertThat(text.header("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
            assertThat(open.text()).endsWith("# EOF\n");
        }
    }

    @Test
    void whoGuessesIsThrottled() {
        try (var live =
                LiveNode.start(Map.of("METRICS_TOKEN", TOKEN, "LIMIT_REQUESTS", "1/s burst 3", "LIMITS_SCALE", "1"))) {
            for (var i = 0; i < 3; i++) {
                assertThat(live.api().as("guess-" + i).get("/metrics").status()).isEqualTo(401);
            }
            assertThat(live.api().as("guess-4").get("/metrics").status()).isEqualTo(429);
            assertThat(live.api().as(TOKEN).get("/metrics").status()).isEqualTo(200);
        }
    }
}
