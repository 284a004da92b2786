package dev.parlor.store.postgres;

import dev.parlor.store.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/// A connection pooler, such as PgBouncer, between this process and PostgreSQL. In transaction mode, each
/// transaction may run in a different server session, which other clients use in between: settings and
/// prepared statements must not outlive a transaction.
public final class Pooler {
    private Pooler() {}

    /// Whether there is a pooler in front of the server at this address. Opens one connection.
    ///
    /// @throws SQLException also when the pooler allows no transactions
    public static boolean isBefore(DatabaseAddress.PostgresAddress address) throws SQLException {
        try (var connection = PostgresPool.connect(address, PostgresPool.applicationName(address))) {
            connection.setAutoCommit(false);
            var is = isBefore(connection);
            connection.rollback();
            return is;
        }
    }

    /// Whether this connection goes through a pooler. A pooler gives each client its own cancellation key, so
    /// the process id in that key differs from that of the server process that responds.
    public static boolean isBefore(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT pg_backend_pid()")) {
            rows.next();
            return rows.getInt(1) != connection.unwrap(PGConnection.class).getBackendPID();
        }
    }
}
