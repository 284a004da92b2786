package dev.parlor.logs;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.Test;

class FailureLogTest {
    private final LoggerContext context = new LoggerContext();
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    private static final class Away extends RuntimeException implements Outage {
        private static final long serialVersionUID = 1L;

        Away() {
            super("The moon does not answer.");
        }
    }

    @Test
    void anOutageIsOneLineThatSaysWhatItMeansToDo() {
        var line = told(new IllegalStateException("wrapped", new Away()));

        assertThat(line.getLevel()).isEqualTo(Level.WARN);
        assertThat(line.getFormattedMessage()).isEqualTo("7 sheep were not counted. The moon does not answer.");
        assertThat(line.getThrowableProxy()).isNull();
    }

    @Test
    void aBugIsAnErrorWithItsStackTrace() {
        var line = told(new IllegalStateException("a bug"));

        assertThat(line.getLevel()).isEqualTo(Level.ERROR);
        assertThat(line.getFormattedMessage()).isEqualTo("7 sheep were not counted.");
        assertThat(line.getThrowableProxy().getMessage()).isEqualTo("a bug");
    }

    private ILoggingEvent told(Throwable why) {
        lines.start();
        var log = context.getLogger("test");
        log.addAppender(lines);
        FailureLog.tell(log, why, "{} sheep were not counted.", 7);
        return lines.list.getFirst();
    }
}
