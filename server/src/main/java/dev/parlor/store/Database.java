package dev.parlor.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// The database: SQLite in a file, or PostgreSQL. Both speak the SQL of the stores as it stands: instants are
/// `BIGINT` epoch milliseconds, flags are 0 or 1.
///
/// Thread-safe. Blocks: call from a virtual thread, never from an event loop. Every call throws [StoreUnavailable]
/// when the database can't do its work now. Calls don't nest: inside of a transaction everything goes through its
/// [Tx].
public interface Database extends AutoCloseable {
    /// Reads, outside of any write transaction: each statement sees everything that was committed before it.
    <T> T read(Function<Handle, T> query);

    /// Runs one write transaction and returns after its commit is durable and its after-commit actions have run.
    /// Rolls back when `work` throws, and throws that on. A transaction that lost a serialisation race or a
    /// deadlock is tried again from the start, so `work` must have no effect outside of its [Tx]. It may run on
    /// another thread than the caller's, and must not wait for anything but its own SQL.
    ///
    /// On SQLite transactions run one after the other. On PostgreSQL they run beside each other and each statement
    /// sees what has been committed before it: what must not change between reading and writing is guarded by a
    /// unique constraint or by an update that names what it expects (`WHERE version = …`), never by looking first.
    <T> T write(Function<Tx, T> work);

    /// Why the database can't save changes now, for the readiness probe; empty when it can. Tries a change that changes
    /// nothing. Takes at most about two seconds.
    Optional<StoreUnavailable> outage();

    /// Whether the database saves changes now. See [#outage].
    default boolean answers() {
        return outage().isEmpty();
    }

    /// How busy it is right now.
    DatabaseLoad load();

    /// How busy a database is.
    ///
    /// @param busy connections in use
    /// @param waiting calls that wait for one
    /// @param most connections that may be in use at once
    record DatabaseLoad(int busy, int waiting, int most) {}

    /// Whether other processes may write to this database too, so that what was read before may be outdated without
    /// this process having changed it.
    boolean shared();

    /// What time it is. Where several nodes share a database, its clock is the one that all of them have in common.
    ///
    /// @param own the node's clock, which counts where it is the only one
    default Instant now(Tx tx, InstantSource own) {
        return shared()
                ? tx.handle()
                        .select("SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)")
                        .mapTo(Long.class)
                        .map(Instant::ofEpochMilli)
                        .one()
                : own.instant();
    }

    /// Has `listener` called when the database works again after the answer to a commit was lost: what was
    /// committed then was never told (see [Tx#afterCommit]). Call at start.
    default void whenDoubtIsOver(Runnable listener) {
        // The answer to a commit of an embedded database can't be lost.
    }

    @Override
    void close();
}
