package dev.parlor.store.postgres;

import dev.parlor.store.StoreUnavailable;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Checks whether PostgreSQL saves changes. A standby or a server with a full disk answers every query but
/// refuses changes.
///
/// Thread-safe.
final class PostgresWriteProbe {
    /// A no-op change. One statement outside a transaction: the server completes it by itself, so a node that
    /// freezes meanwhile does not keep the row locked.
    private static final String SMALL_CHANGE = "UPDATE deployment SET id = id";

    /// A change that needs 1 MB of new disk space and frees it again. The small change fits into its own
    /// page, and so succeeds on a full disk. Unlogged, so that it adds almost nothing to the write-ahead log.
    private static final String LARGE_CHANGE = """
            DO $$ BEGIN
                CREATE UNLOGGED TABLE room_on_disk (filler TEXT);
                INSERT INTO room_on_disk SELECT repeat('x', 1000) FROM generate_series(1, 1000);
                DROP TABLE room_on_disk;
            END $$""";

    private final Consumer<String> statements;
    private CompletableFuture<Optional<StoreUnavailable>> newest = CompletableFuture.completedFuture(Optional.empty());
    private volatile Optional<StoreUnavailable> last = Optional.empty();
    private volatile Optional<StoreUnavailable> diskFull = Optional.empty();

    /// @param statements runs one SQL statement outside a transaction, within a few seconds
    PostgresWriteProbe(Consumer<String> statements) {
        this.statements = statements;
    }

    /// Remembers that the server refused a change because its disk is full. Small changes may still succeed,
    /// so from now on the probe also checks whether there is room for a large one.
    void refusedByFullDisk(StoreUnavailable refusal) {
        diskFull = Optional.of(refusal);
    }

    /// Why changes are not saved now; empty when they are. Takes at most a second: while a probe is still
    /// running, returns the previous result, because a slow server still works.
    Optional<StoreUnavailable> outage() {
        return change().copy().completeOnTimeout(last, 1, TimeUnit.SECONDS).join();
    }

    private synchronized CompletableFuture<Optional<StoreUnavailable>> change() {
        if (newest.isDone()) {
            var result = new CompletableFuture<Optional<StoreUnavailable>>();
            newest = result;
            Thread.startVirtualThread(() -> {
                last = tried();
                result.complete(last);
            });
        }
        return newest;
    }

    private Optional<StoreUnavailable> tried() {
        try {
            statements.accept(SMALL_CHANGE);
            if (diskFull.isPresent()) {
                diskFull = Optional.empty();
                statements.accept(LARGE_CHANGE);
            }
            return diskFull;
        } catch (StoreUnavailable outage) {
            return Optional.of(outage);
        } catch (RuntimeException refused) {
            return Optional.of(new StoreUnavailable("PostgreSQL refuses changes: " + refused.getMessage(), refused));
        }
    }
}
