package dev.parlor.store;

import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// The database: SQLite in a file, or PostgreSQL. Both speak the SQL of the stores as it stands: instants are
/// `BIGINT` epoch milliseconds, flags are 0 or 1.
///
/// Thread-safe. Blocks: call from a virtual thread, never from an event loop.
public interface Database extends AutoCloseable {
    /// Reads, outside of any write transaction: sees everything that was committed before the call.
    <T> T read(Function<Handle, T> query);

    /// Runs one write transaction and returns after its commit is durable and its after-commit actions have run.
    /// Rolls back when `work` throws, and throws that on. A transaction that lost a serialisation race is tried
    /// again from the start, so `work` must have no effect outside of its [Tx].
    <T> T write(Function<Tx, T> work);

    /// Whether the database answers, for the readiness probe.
    boolean answers();

    @Override
    void close();
}
