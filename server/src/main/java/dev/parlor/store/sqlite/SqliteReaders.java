package dev.parlor.store.sqlite;

import dev.parlor.store.StoreUnavailable;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// The connections shared by reads, opened on demand. The most recently used one is reused first: its
/// statements and pages are cached.
final class SqliteReaders implements AutoCloseable {
    private static final int WAIT_SECONDS = 10;

    private final SqliteFile file;
    private final int most;
    private final Semaphore permits;
    private final ConcurrentLinkedDeque<Handle> idle = new ConcurrentLinkedDeque<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    SqliteReaders(SqliteFile file, int most) {
        this.file = file;
        this.most = most;
        this.permits = new Semaphore(most, true);
    }

    <T> T read(Function<Handle, T> query) {
        acquire();
        try {
            var known = idle.poll();
            var handle = known == null ? file.handle() : known;
            try {
                return file.run(handle, query);
            } finally {
                idle.push(handle);
            }
        } finally {
            permits.release();
        }
    }

    int most() {
        return most;
    }

    int busy() {
        return most - permits.availablePermits();
    }

    int waiting() {
        return permits.getQueueLength();
    }

    private void acquire() {
        if (closed.get()) {
            throw new StoreUnavailable("The database is closed.");
        }
        try {
            if (!permits.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new StoreUnavailable("All reading connections were busy for " + WAIT_SECONDS + " seconds.");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("Interrupted while waiting for the database.", stopping);
        }
    }

    /// Waits for reads in progress and refuses new ones.
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        permits.acquireUninterruptibly(most);
        idle.forEach(Handle::close);
        idle.clear();
    }
}
