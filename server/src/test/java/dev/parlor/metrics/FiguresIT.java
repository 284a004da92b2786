package dev.parlor.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.Api;
import dev.parlor.testkit.Eventually;
import dev.parlor.testkit.LiveNode;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The figures tell what has happened.
class FiguresIT {
    private static LiveNode live;

    @BeforeAll
    static void start() {
        live = LiveNode.start(Map.of("METRICS_PORT", "0"));
    }

    @AfterAll
    static void stop() {
        live.close();
    }

    @Test
    void countsRequestsByTheRouteAsItIsWrittenDown() {
        var alice = live.person("Alice");
        alice.api().get("/api/games/987654/");
        alice.api().get("/api/games/987655");
        live.api().send("BREW", "/api/nothing/of/ours/", java.util.Optional.empty());

        var scrape = scrape();

        assertThat(scrape.value(
                        "parlor_http_requests_total", "method", "GET", "route", "/api/games/{id}/", "status", "404"))
                .isEqualTo(2);
        assertThat(scrape.value("parlor_http_requests_total", "method", "other", "route", "none", "status", "404"))
                .isEqualTo(1);
        assertThat(scrape.value(
                        "parlor_http_request_duration_seconds_count", "method", "GET", "route", "/api/games/{id}/"))
                .isEqualTo(2);
        assertThat(scrape.samples()).noneMatch(sample -> sample.labels().containsValue("/api/games/987654/"));
    }

    @Test
    void followsASocketFromItsBeginningToItsEnd() {
        var before = scrape();
        var bob = live.person("Bob");
        var game = bob.api()
                .post("/api/games/", Map.of("is_ai_game", false))
                .json()
                .get("id")
                .asLong();
        try (var socket = bob.socket("/ws/game/" + game + "/")) {
            socket.next("game_update");
            socket.send("{\"type\":\"sync\"}");
            socket.next("game_update");
            socket.send("nonsense");
            socket.next("error");
            Eventually.holds(() -> scrape().value("parlor_socket_message_duration_seconds_count", "route", "game")
                    == before.value("parlor_socket_message_duration_seconds_count", "route", "game") + 2);

            var during = scrape();

            assertThat(during.value("parlor_sockets", "route", "game")).isEqualTo(1);
            assertThat(during.value("parlor_socket_messages_received_total"))
                    .isEqualTo(before.value("parlor_socket_messages_received_total") + 2);
            assertThat(during.value("parlor_socket_frames_sent_total"))
                    .isGreaterThanOrEqualTo(before.value("parlor_socket_frames_sent_total") + 5);
            assertThat(during.value("parlor_deliveries_total")).isGreaterThan(before.value("parlor_deliveries_total"));
            assertThat(during.value("parlor_delivery_seconds_count"))
                    .isGreaterThan(before.value("parlor_delivery_seconds_count"));
            assertThat(during.value("parlor_socket_messages_waiting")).isZero();
        }
        Eventually.holds(() -> scrape().value("parlor_sockets", "route", "game") == 0);
        assertThat(scrape().value("parlor_sockets_opened_total", "route", "game"))
                .isEqualTo(before.value("parlor_sockets_opened_total", "route", "game") + 1);
        assertThat(scrape().value("parlor_sockets_closed_total"))
                .isEqualTo(before.value("parlor_sockets_closed_total") + 1);
    }

    @Test
    void tellsOfTheMachineAndTheBuild() {
        var scrape = scrape();
        assertThat(scrape.value("jvm_memory_used_bytes", "area", "heap")).isPositive();
        assertThat(scrape.value("process_cpu_seconds_total")).isPositive();
        assertThat(scrape.value("parlor_build_info")).isEqualTo(1);
    }

    @Test
    void bucketsOfAHistogramRiseAndEndWithAll() {
        live.person("Carol");
        var scrape = scrape();
        var buckets = scrape.samples().stream()
                .filter(sample -> sample.name().equals("parlor_http_request_duration_seconds_bucket"))
                .filter(sample -> sample.labels().get("route").equals("/api/users/"))
                .map(Scrape.Sample::value)
                .toList();

        assertThat(buckets).isSorted();
        assertThat(buckets.getLast())
                .isEqualTo(scrape.value("parlor_http_request_duration_seconds_count", "route", "/api/users/"));
    }

    private static Scrape scrape() {
        return Scrape.read(Api.at(live.node().measurementsPort().orElseThrow())
                .get("/metrics")
                .text());
    }
}
