package dev.parlor.store.sqlite;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Whether changes reach the disk: reading works on a full one, too. Asked every few seconds by a change that changes
/// nothing, so that a disk is noticed that has become full, and one that has room again, while nobody writes.
final class WriteProbe {
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final SqliteWriter writer;
    private CompletableFuture<Boolean> newest = CompletableFuture.completedFuture(true);
    private long askedAt = System.nanoTime() - PAUSE_NANOS;
    private boolean refused;

    WriteProbe(SqliteWriter writer) {
        this.writer = writer;
    }

    /// A writer that is merely busy is taken for working, until its patience is over.
    boolean works() {
        return asked().copy().completeOnTimeout(true, 1, TimeUnit.SECONDS).join() && !writer.refused();
    }

    private synchronized CompletableFuture<Boolean> asked() {
        var now = System.nanoTime();
        if (writer.refused() && !refused) {
            // A small change may pass where a larger one did not: what was refused counts for a while.
            askedAt = now;
        }
        refused = writer.refused();
        if (newest.isDone() && now - askedAt >= PAUSE_NANOS) {
            var answer = new CompletableFuture<Boolean>();
            newest = answer;
            askedAt = now;
            Thread.startVirtualThread(() -> answer.complete(written()));
        }
        return newest;
    }

    private boolean written() {
        try {
            // Writes the first page again as it is.
            return writer.write(tx -> {
                var version = tx.handle()
                        .createQuery("PRAGMA user_version")
                        .mapTo(Integer.class)
                        .one();
                tx.handle().execute("PRAGMA user_version = " + version);
                return true;
            });
        } catch (RuntimeException why) {
            return false;
        }
    }
}
