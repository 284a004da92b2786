package dev.parlor.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/// The connections that reads share. The one used last is used next: its statements and pages are warm.
final class SqliteReaders implements AutoCloseable {
    private static final int WAIT_SECONDS = 10;

    private final SqliteFile file;
    private final List<Handle> all = new ArrayList<>();
    private final ConcurrentLinkedDeque<Handle> idle = new ConcurrentLinkedDeque<>();
    private final Semaphore permits;

    SqliteReaders(SqliteFile file, int count, Supplier<Handle> connect) {
        this.file = file;
        this.permits = new Semaphore(count, true);
        for (var each = 0; each < count; each++) {
            var handle = connect.get();
            all.add(handle);
            idle.add(handle);
        }
    }

    <T> T read(Function<Handle, T> query) {
        acquire();
        var handle = idle.pop();
        try {
            return file.run(handle, query);
        } finally {
            idle.push(handle);
            permits.release();
        }
    }

    private void acquire() {
        try {
            if (!permits.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new StoreUnavailable("All reading connections were busy for " + WAIT_SECONDS + " seconds.");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("Interrupted while waiting for the database.", stopping);
        }
    }

    /// Waits for reads that are under way.
    @Override
    public void close() {
        permits.acquireUninterruptibly(all.size());
        all.forEach(Handle::close);
    }
}
