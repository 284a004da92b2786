package dev.parlor.logs;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Configures Logback, which finds it as a service; parsing an XML file instead would slow down every start.
///
/// `LOG_FORMAT` is `text` (default) or `json`, `LOG_LEVEL` one of `ERROR`, `WARN`, `INFO` (default), `DEBUG`
/// and `TRACE`, `LOG_REQUESTS` `some` (default) or `all`; each is a system property or, when that is not set,
/// an environment variable. Lines go to standard output through a queue, so that a slow terminal never blocks
/// an event loop: when the queue is full, lines are dropped, the lowest levels first.
@ConfiguratorRank(value = ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class LogSetup extends ContextAwareBase implements Configurator {
    /// The logger that logs fast, successful requests at DEBUG.
    private static final String REQUESTS = "dev.parlor.http.request.RequestLog";
    private static final int QUEUE = 8192;
    private static final int FLUSH_MILLIS = 2_000;

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (System.getProperty("logback.configurationFile") != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.toLevel(setting("LOG_LEVEL").orElse("INFO"), Level.INFO));
        // These libraries log every connection and class they find; operators need only WARN and above.
        for (var talkative : new String[] {"io.netty", "io.vertx", "org.jdbi"}) {
            context.getLogger(talkative).setLevel(Level.WARN);
        }
        // These log what they also throw, or every attempt; Parlor reports that in one sentence.
        for (var thrower : new String[] {"org.flywaydb", "com.zaxxer.hikari", "io.lettuce"}) {
            context.getLogger(thrower).setLevel(Level.OFF);
        }
        if (setting("LOG_REQUESTS").filter("all"::equalsIgnoreCase).isPresent()) {
            context.getLogger(REQUESTS).setLevel(Level.DEBUG);
        }
        var queue = new AsyncAppender();
        queue.setContext(context);
        queue.setName("queue");
        queue.setQueueSize(QUEUE);
        queue.setNeverBlock(true);
        queue.setMaxFlushTime(FLUSH_MILLIS);
        queue.addAppender(console(context));
        queue.start();
        root.addAppender(queue);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /// Writes the queued lines and stops logging. Call last, before the process exits.
    public static void stop() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.stop();
        }
    }

    private static ConsoleAppender<ILoggingEvent> console(LoggerContext context) {
        var encoder = new RedactingEncoder(
                setting("LOG_FORMAT").filter("json"::equalsIgnoreCase).isPresent() ? json(context) : text(context));
        encoder.setContext(context);
        encoder.start();
        var console = new ConsoleAppender<ILoggingEvent>();
        console.setContext(context);
        console.setName("console");
        console.setEncoder(encoder);
        console.start();
        return console;
    }

    static Encoder<ILoggingEvent> json(LoggerContext context) {
        return written(new JsonLine(), context);
    }

    static Encoder<ILoggingEvent> text(LoggerContext context) {
        return written(new LineLayout(), context);
    }

    private static Encoder<ILoggingEvent> written(Layout<ILoggingEvent> layout, LoggerContext context) {
        layout.setContext(context);
        layout.start();
        var encoder = new LayoutWrappingEncoder<ILoggingEvent>();
        encoder.setContext(context);
        encoder.setLayout(layout);
        encoder.setCharset(StandardCharsets.UTF_8);
        return encoder;
    }

    private static Optional<String> setting(String name) {
        return Optional.ofNullable(System.getProperty(name)).or(() -> Optional.ofNullable(System.getenv(name)));
    }
}
