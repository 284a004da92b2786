package dev.parlor.store;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells the log when the database goes away and when it is back: once each, however many calls fail in between.
/// Thread-safe; while all is well it costs a look at a flag.
final class OutageLog {
    private static final Logger LOG = LoggerFactory.getLogger(OutageLog.class);

    /// A database that fails now and then, as one does that is overcharged, is told of this often.
    private static final long PAUSE = Duration.ofSeconds(10).toNanos();

    private final AtomicBoolean away = new AtomicBoolean();
    /// Whether it is away only for changes: reads that succeed do not end that.
    private volatile boolean writesOnly;
    private volatile long told = System.nanoTime() - PAUSE;

    void failed(StoreUnavailable outage) {
        failed(outage, false);
    }

    /// A change was not saved.
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

    /// A change was saved.
    void wrote() {
        if (away.get() && away.compareAndSet(true, false)) {
            writesOnly = false;
            LOG.info("Database available again after {} s.", (System.nanoTime() - told) / 1_000_000_000);
        }
    }
}
