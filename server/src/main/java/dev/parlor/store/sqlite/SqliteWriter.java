package dev.parlor.store.sqlite;

import dev.parlor.store.StoreUnavailable;
import dev.parlor.store.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/// The only thread that writes. Transactions that arrive while it is busy are committed together: flushing to
/// disk dominates the cost, and takes as long for fifty as for one.
///
/// A platform thread, because waiting for the disk would otherwise block the few carrier threads shared by
/// all virtual threads.
final class SqliteWriter implements AutoCloseable {
    private static final int MOST_WAITING = 4_096;
    private static final int MOST_TOGETHER = 64;

    private final BlockingQueue<PendingTransaction<?>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final SqliteBatch batch;
    private final Thread thread;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final PendingTransaction<Boolean> last = new PendingTransaction<>(tx -> true);

    SqliteWriter(SqliteFile file) {
        this.batch = new SqliteBatch(file);
        this.thread = Thread.ofPlatform().name("sqlite-writer").daemon().start(this::work);
    }

    /// Runs a transaction and returns when it is on disk.
    <T> T write(Function<Tx, T> work) {
        refuseNesting();
        var change = new PendingTransaction<>(work);
        if (closed()) {
            throw new StoreUnavailable("The database is closed.");
        }
        if (!waiting.offer(change)) {
            throw new StoreUnavailable("Too many changes are waiting for the database; nothing was changed.");
        }
        return change.await();
    }

    /// Refuses a transaction or a read inside a transaction: it would not see the outer one's changes.
    void refuseNesting() {
        if (Thread.currentThread() == thread) {
            throw new IllegalStateException("Inside of a transaction use its Tx, not the database.");
        }
    }

    /// Number of transactions that have not begun.
    int waiting() {
        return waiting.size();
    }

    /// Whether the newest change was refused because the file can't be written to.
    boolean refused() {
        return batch.refused();
    }

    /// Whether it no longer writes; also true when its thread has died.
    boolean closed() {
        return closed.get() || !thread.isAlive();
    }

    private void work() {
        var together = new ArrayList<PendingTransaction<?>>(MOST_TOGETHER);
        try {
            do {
                together.clear();
                together.add(waiting.take());
                waiting.drainTo(together, MOST_TOGETHER - 1);
                batch.run(List.copyOf(together));
            } while (!together.contains(last));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            batch.close();
        }
    }

    /// Commits the waiting transactions first. Refuses later ones.
    @Override
    public void close() {
        if (closed.getAndSet(true) || !thread.isAlive()) {
            return;
        }
        try {
            waiting.put(last);
            thread.join();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
