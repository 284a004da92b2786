package dev.parlor.store.sqlite;

import dev.parlor.store.StoreUnavailable;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.StatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/// Caches the prepared statements of one SQLite connection: neither JDBI nor the driver does, and preparing a
/// statement takes several times as long as running it.
///
/// A statement leaves the cache while it is in use, so the same SQL may run nested. Confined to one thread at
/// a time, like its connection.
final class StatementCache implements StatementBuilder {
    /// More than the program has distinct statements; SQL with a variable-length list could produce more.
    private static final int MOST = 256;

    private final Map<String, PreparedStatement> idle = new HashMap<>();

    @Override
    public Statement create(Connection connection, StatementContext context) throws SQLException {
        return connection.createStatement();
    }

    @Override
    public PreparedStatement create(Connection connection, String sql, StatementContext context) throws SQLException {
        var ready = idle.remove(sql);
        return ready != null ? ready : connection.prepareStatement(sql);
    }

    @Override
    public CallableStatement createCall(Connection connection, String sql, StatementContext context)
            throws SQLException {
        return connection.prepareCall(sql);
    }

    @Override
    public void close(Connection connection, String sql, Statement statement) throws SQLException {
        if (!(statement instanceof PreparedStatement prepared) || statement.isClosed() || idle.size() >= MOST) {
            statement.close();
            return;
        }
        // Keeps passwords and the like from staying in memory until the next use.
        prepared.clearParameters();
        var twin = idle.put(sql, prepared);
        if (twin != null) {
            twin.close();
        }
    }

    @Override
    public void close(Connection connection) {
        for (var statement : idle.values()) {
            try {
                statement.close();
            } catch (SQLException closing) {
                throw new StoreUnavailable("A statement could not be closed.", closing);
            }
        }
        idle.clear();
    }
}
