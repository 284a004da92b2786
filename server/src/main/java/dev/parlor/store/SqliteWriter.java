package dev.parlor.store;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/// The one connection that writes. Whoever came first writes first; waiting parks a virtual thread and costs
/// nothing.
final class SqliteWriter implements AutoCloseable {
    private static final int WAIT_SECONDS = 10;

    private final SqliteFile file;
    private final Supplier<Handle> connect;
    private final ReentrantLock turn = new ReentrantLock(true);
    private Handle handle;

    SqliteWriter(SqliteFile file, Supplier<Handle> connect) {
        this.file = file;
        this.connect = connect;
        this.handle = connect.get();
    }

    <T> T write(Function<Tx, T> work) {
        await();
        Tx tx;
        T result;
        try {
            tx = new Tx(handle);
            result = file.run(handle, any -> transaction(tx, work));
        } finally {
            turn.unlock();
        }
        tx.committed();
        return result;
    }

    /// Refuses a transaction, or a read, inside of a transaction: it would not see that one's changes.
    void refuseNesting() {
        if (turn.isHeldByCurrentThread()) {
            throw new IllegalStateException("Inside of a transaction use its Tx, not the database.");
        }
    }

    private <T> T transaction(Tx tx, Function<Tx, T> work) {
        // By SQL and not by the driver's auto-commit, which would run each of these unprepared. IMMEDIATE, so that a
        // foreign writer is met here, where waiting helps, and not in the middle.
        handle.execute("BEGIN IMMEDIATE");
        try {
            var result = work.apply(tx);
            handle.execute("COMMIT");
            return result;
        } catch (Throwable failed) {
            rollback(failed);
            throw failed;
        }
    }

    private void rollback(Throwable why) {
        try {
            handle.clean();
            handle.execute("ROLLBACK");
        } catch (RuntimeException undone) {
            // SQLite has rolled back by itself after some errors (a full disk). Not to guess: begin afresh.
            why.addSuppressed(undone);
            var broken = handle;
            handle = connect.get();
            broken.close();
        }
    }

    private void await() {
        refuseNesting();
        try {
            if (!turn.tryLock(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new StoreUnavailable("The database " + file.path() + " was busy for " + WAIT_SECONDS
                        + " seconds; nothing was changed.");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("Interrupted while waiting for the database; nothing was changed.", stopping);
        }
    }

    /// Waits for the transaction that is under way.
    @Override
    public void close() {
        turn.lock();
        try {
            handle.close();
        } finally {
            turn.unlock();
        }
    }
}
