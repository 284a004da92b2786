package dev.parlor.store.sqlite;

import dev.parlor.store.StoreUnavailable;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Checks whether changes reach the disk: reads succeed even on a full one. Makes a no-op write every few
/// seconds, so that a full disk is detected, and its recovery too, even when there are no other writes.
final class WriteProbe {
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final SqliteWriter writer;
    private CompletableFuture<Optional<StoreUnavailable>> newest = CompletableFuture.completedFuture(Optional.empty());
    private long askedAt = System.nanoTime() - PAUSE_NANOS;
    private boolean refused;

    WriteProbe(SqliteWriter writer) {
        this.writer = writer;
    }

    /// Why changes are not saved now; empty when they are. A writer that is merely busy counts as working
    /// until its timeout.
    Optional<StoreUnavailable> outage() {
        var outage = asked().copy()
                .completeOnTimeout(Optional.empty(), 1, TimeUnit.SECONDS)
                .join();
        return outage.isEmpty() && writer.refused()
                ? Optional.of(new StoreUnavailable("The newest change could not be saved."))
                : outage;
    }

    private synchronized CompletableFuture<Optional<StoreUnavailable>> asked() {
        var now = System.nanoTime();
        if (writer.refused() && !refused) {
            // A small change may succeed where a larger one failed: after a refusal, wait before the next
            // probe.
            askedAt = now;
        }
        refused = writer.refused();
        if (newest.isDone() && now - askedAt >= PAUSE_NANOS) {
            var answer = new CompletableFuture<Optional<StoreUnavailable>>();
            newest = answer;
            askedAt = now;
            Thread.startVirtualThread(() -> answer.complete(written()));
        }
        return newest;
    }

    private Optional<StoreUnavailable> written() {
        try {
            // Rewrites the first page unchanged.
            return writer.write(tx -> {
                var version = tx.handle()
                        .createQuery("PRAGMA user_version")
                        .mapTo(Integer.class)
                        .one();
                tx.handle().execute("PRAGMA user_version = " + version);
                return Optional.empty();
            });
        } catch (StoreUnavailable outage) {
            return Optional.of(outage);
        } catch (RuntimeException refused) {
            return Optional.of(new StoreUnavailable("SQLite refuses changes: " + refused.getMessage(), refused));
        }
    }
}
