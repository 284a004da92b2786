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
class MetricSamplesIT {
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
    void countsWhatPeopleDo() {
        var before = scrape();
        var dora = live.person("Dora");
        live.api().post("/api/token/", Map.of("email", dora.email(), "password", "not this one"));
        var game = dora.api()
                .post("/api/games/", Map.of("is_ai_game", false, "open", true))
                .json();
        var eve = live.person("Eve");
        var path = "/api/games/" + game.get("id").asLong() + "/";
        var joined = eve.api().post(path + "join/").json();
        var first = joined.get("current_turn").stringValue().equals("X") ? dora : eve;
        first.api().post(path + "move/", Map.of("position", 4));
        first.api().post(path + "move/", Map.of("position", 5));
        first.api().post(path + "resign/");

        var after = scrape();

        assertThat(more(before, after, "parlor_moves_total")).isEqualTo(1);
        assertThat(more(before, after, "parlor_refusals_total", "by", "http", "code", "not_your_turn"))
                .isEqualTo(1);
        assertThat(more(before, after, "parlor_games_ended_total", "opponent", "person"))
                .isEqualTo(1);
        assertThat(more(before, after, "parlor_logins_total", "outcome", "ok")).isEqualTo(2);
        assertThat(more(before, after, "parlor_logins_total", "outcome", "refused"))
                .isEqualTo(1);
        assertThat(more(before, after, "parlor_database_write_seconds_count")).isGreaterThanOrEqualTo(5);
        assertThat(after.value("parlor_database_up")).isEqualTo(1);
    }

    @Test
    void countsWhatSocketsRefuse() {
        var before = scrape();
        try (var socket = live.person("Frank").socket("/ws/notifications/")) {
            socket.next("hello");
            socket.send("{\"type\":\"dance\"}");
            socket.next("error");
        }
        assertThat(more(before, scrape(), "parlor_refusals_total", "by", "socket", "code", "unknown_type"))
                .isEqualTo(1);
    }

    @Test
    void namesTheLimitThatKeptSomethingOut() {
        try (var strict = LiveNode.start(Map.of(
                "METRICS_PORT", "0", "DEMO_MODE", "true", "LIMITS_SCALE", "1", "LIMIT_FRIEND_REQUESTS", "1/h"))) {
            var grace = strict.person("Grace").api();
            for (var i = 0; i < 3; i++) {
                grace.post("/api/friends/", Map.of("to_user_email", "nobody@example.com"));
            }
            var scrape = scrape(strict);

            assertThat(scrape.value("parlor_throttled_total", "limit", "friend_requests"))
                    .isEqualTo(2);
            assertThat(scrape.samples().stream()
                            .filter(sample -> sample.name().equals("parlor_throttled_total"))
                            .map(sample -> sample.labels().get("limit")))
                    .containsExactlyInAnyOrder(
                            "connections_per_address",
                            "demo_logins",
                            "direct_messages",
                            "failed_logins",
                            "frames",
                            "friend_requests",
                            "handshakes",
                            "invites",
                            "lobby_messages",
                            "logins",
                            "messages_per_day",
                            "password_changes",
                            "pictures",
                            "registrations",
                            "guests",
                            "requests",
                            "sockets_per_address",
                            "sockets_per_user",
                            "typing");
        }
    }

    private static double more(Scrape before, Scrape after, String name, String... labels) {
        return after.count(name, labels) - before.count(name, labels);
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
        return scrape(live);
    }

    private static Scrape scrape(LiveNode node) {
        return Scrape.read(Api.at(node.node().measurementsPort().orElseThrow())
                .get("/metrics")
                .text());
    }
}
