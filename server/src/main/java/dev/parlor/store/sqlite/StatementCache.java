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

/// Keeps the prepared statements of one SQLite connection, since neither JDBI nor the driver does, and preparing
/// costs several times as much as running.
///
/// A statement is out of the cache while it is in use, so the same SQL may run inside of itself. Confined to one
/// thread at a time, as its connection is.
final class StatementCache implements StatementBuilder {
    /// More different texts than the whole program has; a list of varying length in the SQL could make more.
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
        // Not to keep passwords and the like in memory until the next use.
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
