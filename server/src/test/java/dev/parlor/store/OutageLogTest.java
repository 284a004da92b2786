package dev.parlor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.parlor.testkit.Engine;
import dev.parlor.testkit.TestDatabase;
import dev.parlor.trace.Spans;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

/// A database that fails says so once, and once that it works again.
@Isolated("listens to the log")
class OutageLogTest {
    private final Logger log = (Logger) LoggerFactory.getLogger(OutageLog.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final MeasuredDatabase database = new MeasuredDatabase(new TestDatabase(Engine.SQLITE), Spans.OFF);

    @BeforeEach
    void listen() {
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void stop() {
        log.detachAppender(lines);
        database.close();
    }

    @Test
    void tellsOnceThatItIsGoneAndOnceThatItIsBack() {
        fail();
        fail();
        work();
        work();
        fail();

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("Database unavailable: Nobody there.", "Database available again after 0 s.");
        assertThat(database.traffic().failures().sum()).isEqualTo(3);
    }

    @Test
    void readsThatSucceedDoNotEndAnOutageOfWrites() {
        assertThatThrownBy(() -> database.write(tx -> {
                    throw new StoreUnavailable("Nobody there.");
                }))
                .isInstanceOf(StoreUnavailable.class);
        work();
        assertThat(lines.list).hasSize(1);

        assertThat(database.<Integer>write(tx -> 1)).isEqualTo(1);
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("Database unavailable: Nobody there.", "Database available again after 0 s.");
    }

    @Test
    void aBugInATransactionIsNoOutage() {
        assertThatThrownBy(() -> database.write(tx -> {
                    throw new IllegalStateException("a bug");
                }))
                .hasMessage("a bug");

        assertThat(lines.list).isEmpty();
        assertThat(database.traffic().failures().sum()).isZero();
    }

    private void work() {
        assertThat(database.<Integer>read(handle -> 1)).isEqualTo(1);
    }

    private void fail() {
        assertThatThrownBy(() -> database.read(handle -> {
                    throw new StoreUnavailable("Nobody there.");
                }))
                .isInstanceOf(StoreUnavailable.class);
    }
}
