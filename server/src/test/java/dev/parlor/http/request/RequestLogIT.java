package dev.parlor.http.request;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.parlor.http.Response;
import dev.parlor.http.TestServer;
import dev.parlor.testkit.Api.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

@Isolated("listens to the log")
class RequestLogIT {
    private final Logger requests = (Logger) LoggerFactory.getLogger(RequestLog.class);
    private final Logger feature = (Logger) LoggerFactory.getLogger("test.feature");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private TestServer server;

    @BeforeEach
    void start() {
        requests.setLevel(Level.INFO);
        feature.setLevel(Level.INFO);
        lines.start();
        requests.addAppender(lines);
        feature.addAppender(lines);
        server = new TestServer(routes -> routes.on("GET", "/api/things/{id}/", request -> {
            feature.info("looking at {}", request.id("id"));
            return Response.ok(Map.of("id", request.id("id")));
        }));
    }

    @AfterEach
    void stop() {
        server.close();
        requests.detachAppender(lines);
        feature.detachAppender(lines);
        requests.setLevel(null);
    }

    @Test
    void tellsOfEachRefusalWithoutItsQuery() {
        var answer = server.api().as("user-7").get("/api/things/x/?token=secret");
        var line = line(answer);
        assertThat(line.getLevel()).isEqualTo(Level.INFO);
        assertThat(line.getFormattedMessage()).isEqualTo("GET /api/things/x/");
        assertThat(fields(line))
                .containsEntry("status", 404)
                .containsEntry("user", 7L)
                .containsKey("ms");
        assertThat(lines.list.toString()).doesNotContain("secret");
    }

    @Test
    void keepsQuietAboutWhatWentWellUnlessAskedTo() {
        server.api().as("user-7").get("/api/things/1/");
        assertThat(lines.list).extracting(ILoggingEvent::getLoggerName).containsOnly("test.feature");
        requests.setLevel(Level.DEBUG);
        var line = line(server.api().as("user-7").get("/api/things/1/"));
        assertThat(fields(line)).containsEntry("status", 200);
    }

    @Test
    void marksWhatIsLoggedOnTheWayWithTheSameId() {
        var answer = server.api().as("user-7").get("/api/things/1/");
        assertThat(lines.list.getFirst().getMDCPropertyMap())
                .containsEntry("request", answer.header("X-Request-ID").orElseThrow());
    }

    @Test
    void keepsTheIdOfTheSenderWhenItIsASaneOne() {
        assertThat(idOfRequestWith("order-7_a")).isEqualTo("order-7_a");
        assertThat(idOfRequestWith("a".repeat(65))).isNotEqualTo("a".repeat(65));
        assertThat(idOfRequestWith("a b")).matches("[0-9a-f]{1,16}");
        assertThat(idOfRequestWith("<script>")).matches("[0-9a-f]{1,16}");
    }

    private String idOfRequestWith(String id) {
        var api = server.api().as("user-7");
        var answer = api.send(api.request("/api/things/x/").header("X-Request-ID", id));
        assertThat(fields(line(answer))).containsEntry("status", 404);
        return answer.header("X-Request-ID").orElseThrow();
    }

    @Test
    void aPathFromAClientIsPrintable() {
        assertThat(RequestLog.printable("/a\u001b[2J\u0085\u00e9")).isEqualTo("/a?[2J??");
        assertThat(RequestLog.printable("/" + "a".repeat(300))).hasSize(201).endsWith("…");
    }

    private ILoggingEvent line(Answer answer) {
        var id = answer.header("X-Request-ID").orElseThrow();
        return List.copyOf(lines.list).stream()
                .filter(event -> event.getKeyValuePairs() != null
                        && id.equals(fields(event).get("request")))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> fields(ILoggingEvent event) {
        return event.getKeyValuePairs().stream().collect(Collectors.toMap(pair -> pair.key, pair -> pair.value));
    }
}
