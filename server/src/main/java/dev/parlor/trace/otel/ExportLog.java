package dev.parlor.trace.otel;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/// OpenTelemetry logs through java.util.logging: this turns each of its warnings into one log line without a
/// stack trace. OpenTelemetry itself limits repeated warnings to one a minute.
final class ExportLog extends Handler {
    private static final Logger THEIRS = Logger.getLogger("io.opentelemetry");
    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(ExportLog.class);

    private ExportLog() {}

    static void begin() {
        if (THEIRS.getUseParentHandlers()) {
            THEIRS.setUseParentHandlers(false);
            THEIRS.addHandler(new ExportLog());
        }
    }

    @Override
    public void publish(LogRecord warning) {
        if (warning.getLevel().intValue() >= Level.WARNING.intValue()) {
            LOG.warn("Could not send traces. {}", warning.getMessage());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
