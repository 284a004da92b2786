package dev.parlor.store;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Logs when the database becomes unavailable and when it is available again: once each, however many calls
/// fail in between. Thread-safe; while the database is available, the cost is one flag check.
final class OutageLog {
    private static final Logger LOG = LoggerFactory.getLogger(OutageLog.class);

    /// The shortest time between two warnings, for a database that fails intermittently, for instance under
    /// overload.
    private static final long PAUSE = Duration.ofSeconds(10).toNanos();

    private final AtomicBoolean away = new AtomicBoolean();
    /// Whether only writes fail: successful reads do not end such an outage.
    private volatile boolean writesOnly;
    private volatile long told = System.nanoTime() - PAUSE;

    void failed(StoreUnavailable outage) {
        failed(outage, false);
    }

    void failedToWrite(StoreUnavailable outage) {
        failed(outage, true);
    }

    private void failed(StoreUnavailable outage, boolean write) {
        var now = System.nanoTime();
        if (!away.get() && now - told >= PAUSE && away.compareAndSet(false, true)) {
            told = now;
            writesOnly = write;
            LOG.warn("Database unavailable: {}", outage.getMessage());
        }
    }

    void worked() {
        if (!writesOnly) {
            wrote();
        }
    }

    void wrote() {
        if (away.get() && away.compareAndSet(true, false)) {
            writesOnly = false;
            LOG.info("Database available again after {} s.", (System.nanoTime() - told) / 1_000_000_000);
        }
    }
}
