package dev.parlor.store.sqlite;

import dev.parlor.store.StoreUnavailable;
import dev.parlor.store.Tx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// One transaction on its way through the [SqliteWriter]: the caller waits while the writer runs it.
final class PendingTransaction<T> {
    private static final int PATIENCE_SECONDS = 10;

    /// The result of the work, and the transaction with its after-commit actions.
    private record FinishedWork<T>(T result, Tx tx) {}

    private final Function<Tx, T> work;
    private final CompletableFuture<FinishedWork<T>> committed = new CompletableFuture<>();
    /// Set either by the writer, which then runs it, or by the caller when it gives up first.
    private final AtomicBoolean taken = new AtomicBoolean();

    PendingTransaction(Function<Tx, T> work) {
        this.work = work;
    }

    /// For the caller: waits for the commit, runs the after-commit actions and returns the result.
    T await() {
        try {
            var done = committed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            done.tx.committed();
            return done.result;
        } catch (ExecutionException failed) {
            throw thrown(failed.getCause());
        } catch (TimeoutException late) {
            throw givenUp("The database was busy for " + PATIENCE_SECONDS + " seconds", late);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw givenUp("Interrupted while waiting for the database", stopping);
        }
    }

    private StoreUnavailable givenUp(String why, Exception cause) {
        var nothingDone = taken.compareAndSet(false, true);
        committed.completeExceptionally(cause);
        return new StoreUnavailable(
                why + (nothingDone ? "; nothing was changed." : "; whether the change is saved is unknown."), cause);
    }

    /// For the writer: whether it may run this.
    boolean take() {
        return taken.compareAndSet(false, true);
    }

    /// For the writer: runs the work.
    ///
    /// @return completes the caller's wait once the commit is done
    Runnable run(Handle handle) {
        var tx = new Tx(handle);
        var result = work.apply(tx);
        tx.finish();
        return () -> {
            if (!committed.complete(new FinishedWork<>(result, tx))) {
                // The caller gave up, but the change is committed, so the after-commit actions must run.
                Thread.startVirtualThread(tx::committed);
            }
        };
    }

    /// For the writer: reports that the transaction failed.
    void fail(Throwable why) {
        committed.completeExceptionally(why);
    }

    private static RuntimeException thrown(Throwable why) {
        if (why instanceof Error bug) {
            throw bug;
        }
        return why instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(why);
    }
}
