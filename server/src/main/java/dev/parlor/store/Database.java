package dev.parlor.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// The database: SQLite in a file, or PostgreSQL. Both run the stores' SQL unchanged: instants are `BIGINT`
/// epoch milliseconds, flags are 0 or 1.
///
/// Thread-safe. Blocks: call from a virtual thread, never from an event loop. Every call throws
/// [StoreUnavailable] while the database is unavailable. Calls must not nest: inside a transaction, use its
/// [Tx] for everything.
public interface Database extends AutoCloseable {
    /// Reads outside any write transaction: each statement sees everything committed before it.
    <T> T read(Function<Handle, T> query);

    /// Runs one write transaction and returns after its commit is durable and its after-commit actions have
    /// run. If `work` throws, rolls back and rethrows. A transaction that loses a serialisation race or a
    /// deadlock is retried from the start, so `work` must have no effect outside its [Tx]. It may run on a
    /// thread other than the caller's, and must wait for nothing but its own SQL.
    ///
    /// SQLite runs transactions one after another. PostgreSQL runs them concurrently, and each statement sees
    /// what was committed before it. To guard against changes between a read and a write, use a unique
    /// constraint or an update that names the expected state (`WHERE version = …`), never a prior read.
    <T> T write(Function<Tx, T> work);

    /// Why the database can't save changes now, for the readiness probe; empty when it can. Attempts a no-op
    /// write. Takes at most about two seconds.
    Optional<StoreUnavailable> outage();

    /// Whether the database can save changes now. See [#outage].
    default boolean answers() {
        return outage().isEmpty();
    }

    /// The current load.
    DatabaseLoad load();

    /// The load on a database.
    ///
    /// @param busy connections in use
    /// @param waiting calls waiting for a connection
    /// @param most maximum number of connections
    record DatabaseLoad(int busy, int waiting, int most) {}

    /// Whether other processes may write to this database too, so that data read earlier may be stale even if
    /// this process changed nothing.
    boolean shared();

    /// The current time. When several nodes share a database, they use its clock.
    ///
    /// @param own the node's clock, used when the database is not shared
    default Instant now(Tx tx, InstantSource own) {
        return shared()
                ? tx.handle()
                        .select("SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)")
                        .mapTo(Long.class)
                        .map(Instant::ofEpochMilli)
                        .one()
                : own.instant();
    }

    /// Calls `listener` when the database is available again after the reply to a commit was lost: changes
    /// committed in that moment were never announced (see [Tx#afterCommit]). Call during startup.
    default void whenDoubtIsOver(Runnable listener) {
        // An embedded database can't lose the reply to a commit.
    }

    @Override
    void close();
}
