package dev.parlor.logs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import dev.parlor.json.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.helpers.BasicMDCAdapter;

class LogFormatTest {
    private static final String TOKEN = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ1c2VyX2lkIjoxfQ.Zm9vYmFyYmF6-_x";

    private final LoggerContext context = new LoggerContext();

    @Test
    void aLineTellsLevelPlaceMessageAndFields() {
        var line = logged(
                LogSetup.text(context),
                log -> log.atInfo().addKeyValue("status", 200).log("GET {}", "/api/"));
        assertThat(line)
                .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} INFO  Place: GET /api/ status=200\n");
    }

    @Test
    void aClientCanNotForgeALine() {
        var line = logged(LogSetup.text(context), log -> log.info("name {}", "a\r\n2026-01-01 INFO forged\u001b[2J"));
        assertThat(line.lines()).hasSize(1);
        assertThat(line).doesNotContain("\u001b");
    }

    @Test
    void anExceptionCanNotForgeALine() {
        var failed = new IllegalStateException(
                "a\r\n2026-01-01 INFO forged\u001b[2J\u009b2J\u2028x",
                new IllegalStateException("b\n2026-01-01 INFO too"));

        var text = logged(LogSetup.text(context), log -> log.error("failed", failed));
        assertThat(text.lines().skip(1)).isNotEmpty().allMatch(line -> line.startsWith("    "));
        assertThat(text).contains("    Caused by: ").doesNotContain("\u001b", "\u009b", "\u2028");

        var json = logged(LogSetup.json(context), log -> log.error("failed", failed));
        assertThat(json.lines()).hasSize(1);
        assertThat(json).doesNotContain("\u001b", "\u009b", "\u2028");
        assertThat(Json.parse(json.strip()).get("stack").stringValue()).contains("\u2028x");
    }

    @Test
    void noFormatLetsATokenThrough() {
        Consumer<Logger> slip = log -> log.atError()
                .addKeyValue("header", "Bearer " + TOKEN)
                .setCause(new IllegalStateException("bad token " + TOKEN))
                .log("refused {}", TOKEN);
        assertThat(logged(LogSetup.text(context), slip))
                .contains("IllegalStateException")
                .doesNotContain("eyJ");
        assertThat(logged(LogSetup.json(context), slip))
                .contains("IllegalStateException")
                .doesNotContain("eyJ");
    }

    @Test
    void jsonStaysJsonWhenSomethingIsMasked() {
        var line = logged(
                LogSetup.json(context),
                log -> log.info("body {}", "{\"password\":\"two \\\"words\\\"\",\"email\":\"a@b.c\"}"));
        var json = Json.parse(line.strip());
        assertThat(json.get("message").stringValue()).contains("a@b.c").doesNotContain("two");
    }

    @Test
    void jsonHasFieldsBesideTheMessageAndNumbersAsNumbers() {
        var line = logged(
                LogSetup.json(context),
                log -> log.atWarn()
                        .addKeyValue("status", 404)
                        .addKeyValue("request", "abc")
                        .log("GET {}", "/api/\ud83d\r\n"));

        assertThat(line.lines()).hasSize(1);
        var json = Json.parse(line.strip());
        assertThat(json.get("level").stringValue()).isEqualTo("WARN");
        assertThat(json.get("logger").stringValue()).isEqualTo("some.Place");
        assertThat(json.get("status").asInt()).isEqualTo(404);
        assertThat(json.get("status").isNumber()).isTrue();
        assertThat(json.get("request").stringValue()).isEqualTo("abc");
        assertThat(json.get("time").stringValue()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z");
    }

    private String logged(Encoder<ILoggingEvent> plain, Consumer<Logger> lines) {
        var out = new ByteArrayOutputStream();
        context.setMDCAdapter(new BasicMDCAdapter());
        var encoder = new RedactingEncoder(plain);
        encoder.setContext(context);
        encoder.start();
        var appender = new OutputStreamAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setEncoder(encoder);
        appender.setOutputStream(out);
        appender.start();
        var logger = context.getLogger("some.Place");
        logger.addAppender(appender);
        lines.accept(logger);
        logger.detachAppender(appender);
        return out.toString(StandardCharsets.UTF_8);
    }
}
