package dev.parlor.store.postgres;

import dev.parlor.store.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/// A connection pooler, such as PgBouncer, between this process and PostgreSQL. In its transaction mode each
/// transaction may meet another session of the server, which others use in between: settings and prepared statements
/// must not outlive a transaction.
public final class Pooler {
    private Pooler() {}

    /// Whether there is one before the server at this address. Connects once.
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

    /// Whether there is one on the way of this connection. A pooler gives each of its clients a key of its own for
    /// cancelling, so the process in that key is not the one that answers.
    public static boolean isBefore(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT pg_backend_pid()")) {
            rows.next();
            return rows.getInt(1) != connection.unwrap(PGConnection.class).getBackendPID();
        }
    }
}
