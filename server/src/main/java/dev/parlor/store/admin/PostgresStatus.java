package dev.parlor.store.admin;

import dev.parlor.store.DatabaseAddress;
import dev.parlor.store.Migrations;
import dev.parlor.store.SchemaState;
import dev.parlor.store.postgres.Pooler;
import dev.parlor.store.postgres.PostgresErrors;
import dev.parlor.store.postgres.PostgresPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The state of a PostgreSQL server, determined without changing anything.
///
/// @param version as a comparable number: 140005 for 14.5
/// @param name the version as displayed
/// @param place details of the connection: whether it is encrypted, whether the server is a standby, whether
///     a connection pooler is in between
/// @param rights what this user may do in its schema
/// @param clock the server's clock
/// @param room available connections
public record PostgresStatus(
        int version,
        String name,
        ServerState place,
        UserRights rights,
        SchemaState schema,
        ServerClock clock,
        ConnectionRoom room) {
    /// The oldest supported version.
    public static final int LEAST = 140_000;

    /// Maximum number of connections per node.
    public static final int CONNECTIONS_OF_A_NODE = PostgresPool.CONNECTIONS;

    public record ServerState(boolean encrypted, boolean standby, boolean pooled, String encoding) {}

    /// @param schema where tables are created; empty when this user has access to none
    /// @param mayCreate whether the user may create tables there
    /// @param closed a Parlor table that the user may not access; empty when there is none
    /// @param foreign a Parlor table owned by another user, which a newer version could not alter; empty when
    ///     there is none
    public record UserRights(String user, String schema, boolean mayCreate, String closed, String foreign) {}

    /// @param ahead how far it is ahead of this machine's clock; negative when behind
    /// @param roundTrip duration of the query: the precision of `ahead`
    public record ServerClock(Duration ahead, Duration roundTrip) {}

    /// @param most maximum number of connections for non-administrators
    /// @param taken number of open connections, from all clients
    public record ConnectionRoom(int most, int taken) {}

    /// @throws StoreUnavailable when it can't be reached or refuses the connection; the message says why and
    ///     what to do
    /// @throws IllegalArgumentException when the address has an unknown parameter
    public static PostgresStatus of(DatabaseAddress.PostgresAddress address, InstantSource clock) {
        var errors = new PostgresErrors(address);
        try (var connection = PostgresPool.connect(address, "parlor doctor")) {
            // In one transaction: behind a pooler, session settings could leak to other clients.
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("SET TRANSACTION READ ONLY; SET LOCAL statement_timeout = '3s'");
            }
            var version = Integer.parseInt(text(connection, "SHOW server_version_num"));
            var name = text(connection, "SHOW server_version");
            var place = place(connection);
            var rights = rights(connection);
            var difference = clock(connection, clock);
            var room = room(connection);
            // Last, because a missing table aborts the transaction.
            var schema = Migrations.schema(connection);
            connection.rollback();
            return new PostgresStatus(version, name, place, rights, schema, difference, room);
        } catch (SQLException failed) {
            throw errors.explained(failed);
        }
    }

    private static ServerState place(Connection connection) throws SQLException {
        return new ServerState(
                text(connection, "SELECT COALESCE((SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()), FALSE)")
                        .equals("t"),
                text(connection, "SELECT pg_is_in_recovery()").equals("t"),
                Pooler.isBefore(connection),
                text(connection, "SHOW server_encoding"));
    }

    private static UserRights rights(Connection connection) throws SQLException {
        return new UserRights(
                text(connection, "SELECT current_user"),
                text(connection, "SELECT COALESCE(current_schema(), '')"),
                text(connection, "SELECT COALESCE(has_schema_privilege(current_schema(), 'CREATE'), FALSE)")
                        .equals("t"),
                text(connection, """
                        SELECT COALESCE(MIN(tablename), '') FROM pg_tables,
                            LATERAL (SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name) AS full_name
                        WHERE schemaname = current_schema()
                            AND NOT (has_table_privilege(name, 'SELECT') AND has_table_privilege(name, 'INSERT')
                                AND has_table_privilege(name, 'UPDATE') AND has_table_privilege(name, 'DELETE'))
                        """),
                text(connection, """
                        SELECT COALESCE(MIN(tablename || ', of ' || tableowner), '') FROM pg_tables
                        WHERE schemaname = current_schema() AND NOT pg_has_role(tableowner, 'USAGE')
                        """));
    }

    private static ServerClock clock(Connection connection, InstantSource clock) throws SQLException {
        var before = System.nanoTime();
        var here = clock.instant();
        var there = Long.parseLong(text(connection, "SELECT (EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::BIGINT"));
        var roundTrip = Duration.ofNanos(System.nanoTime() - before);
        return new ServerClock(
                Duration.between(here.plus(roundTrip.dividedBy(2)), Instant.ofEpochMilli(there)), roundTrip);
    }

    private static ConnectionRoom room(Connection connection) throws SQLException {
        return new ConnectionRoom(
                Integer.parseInt(text(connection, "SHOW max_connections"))
                        - Integer.parseInt(text(connection, "SHOW superuser_reserved_connections")),
                Integer.parseInt(text(
                        connection, "SELECT COUNT(*) FROM pg_stat_activity WHERE backend_type = 'client backend'")));
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
