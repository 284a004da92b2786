package dev.parlor.store.postgres;

import dev.parlor.store.StoreUnavailable;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Whether PostgreSQL saves changes. A standby and a full disk answer every query and refuse changes.
///
/// Thread-safe.
final class PostgresWriteProbe {
    /// A change that changes nothing. One statement outside of a transaction: the server finishes it by itself, so a
    /// node that freezes in the middle does not keep the row locked.
    private static final String SMALL_CHANGE = "UPDATE deployment SET id = id";

    /// A change that needs 1 MB of new disk space and gives it back. The small change finds room in its own page, and
    /// so succeeds on a full disk. Unlogged, so that it adds almost nothing to the write-ahead log.
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

    /// @param statements runs one SQL statement outside of a transaction, within a few seconds
    PostgresWriteProbe(Consumer<String> statements) {
        this.statements = statements;
    }

    /// Remembers that the server refused a change because its disk is full. Small changes may still succeed, so from
    /// now on the probe also asks whether there is room for a large one.
    void refusedByFullDisk(StoreUnavailable refusal) {
        diskFull = Optional.of(refusal);
    }

    /// Why changes are not saved now; empty when they are. Takes at most a second: while a change is still under way,
    /// returns the previous result, because a server that is merely slow does work.
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
