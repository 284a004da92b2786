package dev.parlor.trace.otel;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.parlor.testkit.LiveNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/// What a collector is sent. A node sends the rest when it closes, so nobody waits for the next batch.
@Isolated("listens to the log")
class TracesIT {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String SENDER = "b7ad6b7169203331";

    private LocalCollector collector;

    @BeforeEach
    void start() throws IOException {
        collector = new LocalCollector();
    }

    @AfterEach
    void stop() {
        collector.close();
    }

    @Test
    void aRequestShowsItsTransactionAndWhatItPublished() {
        traced(Map.of(), live -> {
            var alice = live.person("Alice");
            var game =
                    alice.api().post("/api/games/", Map.of("is_ai_game", true)).json();
            try (var socket = alice.socket("/ws/game/" + game.get("id").asLong() + "/")) {
                socket.next("game_update");
                alice.api().post("/api/games/" + game.get("id").asLong() + "/resign/");
                socket.next("game_update");
            }
        });

        var request = collector.find("POST /api/games/{id}/resign/").orElseThrow();

        assertThat(request.service()).isEqualTo("parlor");
        assertThat(request.kind()).isEqualTo(2);
        assertThat(request.parent()).isEmpty();
        assertThat(request.attributes())
                .containsEntry("http.request.method", "POST")
                .containsEntry("http.route", "/api/games/{id}/resign/")
                .containsEntry("http.response.status_code", "200")
                .containsKeys("user.id", "parlor.request");
        assertThat(collector.partsOf(request))
                .allSatisfy(part -> assertThat(part.trace()).isEqualTo(request.trace()))
                .allSatisfy(part -> assertThat(part.nanos()).isBetween(0L, request.nanos()))
                .extracting(LocalCollector.Received::name)
                .contains("read", "transaction", "publish");
    }

    @Test
    void aMessageOnASocketIsATraceOfItsOwn() {
        traced(Map.of(), live -> {
            var bob = live.person("Bob");
            var game =
                    bob.api().post("/api/games/", Map.of("is_ai_game", false)).json();
            try (var socket = bob.socket("/ws/game/" + game.get("id").asLong() + "/")) {
                socket.next("game_update");
                socket.send("{\"type\":\"sync\",\"id\":\"one\"}");
                socket.next("ack");
            }
        });

        var message = collector.find("/ws game").orElseThrow();

        assertThat(message.parent()).isEmpty();
        assertThat(message.attributes()).containsKeys("user.id", "parlor.waited_micros");
        assertThat(collector.partsOf(message))
                .extracting(LocalCollector.Received::name)
                .contains("read");
    }

    @Test
    void beginsATraceOfItsOwnForASenderWhoIsNoTrustedProxy() {
        traced(Map.of("TRUSTED_PROXIES", "192.0.2.1"), live -> ask(live, "00-" + TRACE + "-" + SENDER + "-01"));

        var request = collector.find("GET /api/games/open-games/").orElseThrow();

        assertThat(request.trace()).isNotEqualTo(TRACE);
        assertThat(request.parent()).isEmpty();
    }

    @Test
    void goesOnWithTheTraceOfTheSender() {
        traced(Map.of(), live -> ask(live, "00-" + TRACE + "-" + SENDER + "-01"));

        var request = collector.find("GET /api/games/open-games/").orElseThrow();

        assertThat(request.trace()).isEqualTo(TRACE);
        assertThat(request.parent()).isEqualTo(SENDER);
    }

    @Test
    void linesOfTheLogNameTheTrace() {
        var log = (Logger) LoggerFactory.getLogger("dev.parlor.http.request.RequestLog");
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        log.addAppender(lines);
        try {
            traced(Map.of(), live -> {
                var traced =
                        live.api().request("/api/games/1/").header("traceparent", "00-" + TRACE + "-" + SENDER + "-01");
                assertThat(live.api().send(traced).status()).isEqualTo(401);
            });
        } finally {
            log.detachAppender(lines);
        }
        assertThat(lines.list)
                .filteredOn(line -> line.getFormattedMessage().equals("GET /api/games/1/"))
                .first()
                .satisfies(
                        line -> assertThat(line.getKeyValuePairs().toString()).contains(TRACE));
    }

    @Test
    void leavesOutWhatTheSenderDoesNotRecord() {
        traced(Map.of(), live -> ask(live, "00-" + TRACE + "-" + SENDER + "-00"));

        assertThat(collector.find("GET /api/games/open-games/")).isEmpty();
    }

    @Test
    void beginsATraceOfItsOwnWhenTheSendersIsMalformed() {
        traced(Map.of(), live -> ask(live, "00-" + TRACE + "-nonsense"));

        var request = collector.find("GET /api/games/open-games/").orElseThrow();

        assertThat(request.trace()).isNotEqualTo(TRACE);
        assertThat(request.parent()).isEmpty();
    }

    @Test
    void recordsNoneOfItsOwnWhenTheShareIsZero() {
        traced(Map.of("OTEL_TRACES_SAMPLER_ARG", "0"), live -> {
            live.person("Carol");
            ask(live, "00-" + TRACE + "-" + SENDER + "-01");
        });

        assertThat(collector.spans())
                .isNotEmpty()
                .allSatisfy(span -> assertThat(span.trace()).isEqualTo(TRACE));
    }

    @Test
    void carriesTheHeadersAndTheNameOfTheOperatorAndNoSecretOfAnybody() {
        var settings = Map.of("OTEL_EXPORTER_OTLP_HEADERS", "x-key=abc,x-other=d", "OTEL_SERVICE_NAME", "north");
        traced(settings, live -> live.api().get("/api/users/profile/?token=very-secret"));

        assertThat(collector.keys()).isNotEmpty().containsOnly("abc");
        assertThat(collector.spans()).isNotEmpty().allSatisfy(span -> {
            assertThat(span.service()).isEqualTo("north");
            assertThat(span.toString()).doesNotContain("very-secret");
        });
    }

    @Test
    void servesAsWellWhenTheCollectorIsAway() {
        collector.close();
        traced(
                Map.of(),
                live -> assertThat(live.person("Dora")
                                .api()
                                .get("/api/users/profile/")
                                .status())
                        .isEqualTo(200));
        assertThat(collector.spans()).isEmpty();
    }

    private void traced(Map<String, String> settings, Consumer<LiveNode> visit) {
        var all = new HashMap<>(settings);
        all.putIfAbsent("TRUSTED_PROXIES", "127.0.0.1");
        all.put("OTEL_EXPORTER_OTLP_ENDPOINT", collector.address());
        try (var live = LiveNode.start(all)) {
            visit.accept(live);
        }
    }

    private static void ask(LiveNode live, String traceparent) {
        var erin = live.person("Erin").api();
        var answer = erin.send(erin.request("/api/games/open-games/")
                .header("traceparent", traceparent)
                .method("GET", BodyPublishers.noBody()));
        assertThat(answer.status()).isEqualTo(200);
    }
}
