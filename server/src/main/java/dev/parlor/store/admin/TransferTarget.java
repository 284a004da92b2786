package dev.parlor.store.admin;

import com.zaxxer.hikari.HikariDataSource;
import dev.parlor.store.DatabaseAddress;
import dev.parlor.store.Deployment;
import dev.parlor.store.MigrationRun;
import dev.parlor.store.Migrations;
import dev.parlor.store.SchemaState;
import dev.parlor.store.postgres.Pooler;
import dev.parlor.store.postgres.PostgresDatabase;
import dev.parlor.store.postgres.PostgresErrors;
import dev.parlor.store.postgres.PostgresPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;

/// The PostgreSQL database that everything is copied into, in one transaction: [#commit] keeps all of it;
/// without it, nothing is kept.
final class TransferTarget implements AutoCloseable {
    private static final int MANY_BYTES = 64 * 1_024;

    private final DatabaseAddress.PostgresAddress address;
    private final HikariDataSource pool;
    private final Connection connection;

    private TransferTarget(DatabaseAddress.PostgresAddress address, HikariDataSource pool, Connection connection) {
        this.address = address;
        this.pool = pool;
        this.connection = connection;
    }

    /// @throws StoreUnavailable when it can't be reached
    static TransferTarget open(DatabaseAddress.PostgresAddress address) {
        var errors = new PostgresErrors(address);
        try {
            var pool = PostgresPool.openForTransfer(address);
            try {
                return new TransferTarget(address, pool, pool.getConnection());
            } catch (SQLException failed) {
                pool.close();
                throw errors.explained(failed);
            }
        } catch (RuntimeException failed) {
            throw errors.explained(failed);
        }
    }

    /// Why nothing can be copied into it; empty when it can be used. The deployment name that a server writes
    /// at startup does not count as data.
    Optional<String> objection() throws SQLException {
        if (Pooler.isBefore(connection)) {
            return Optional.of(address + " is behind a connection pooler, which hides running nodes."
                    + " Give PostgreSQL's own address to this command.");
        }
        if (nodes() > 0) {
            return Optional.of(address + " is in use by a running Parlor. Stop that first.");
        }
        var tables = tables();
        var known = Migrations.schema(connection).standing();
        if (known == SchemaState.SchemaStanding.NONE && !tables.isEmpty()) {
            return Optional.of(address + " holds tables of another program (" + tables.getFirst() + "). Give Parlor a"
                    + " database of its own: createdb NAME");
        }
        for (var table : tables) {
            if (table.equals(Deployment.TABLE)) {
                continue;
            }
            var rows = number("SELECT COUNT(*) FROM " + TransferTable.quoted(table));
            if (rows > 0) {
                return Optional.of(address + " has data already (" + table + ": " + rows + " rows), and nothing was"
                        + " changed. Copy into an empty database: createdb NAME");
            }
        }
        return Optional.empty();
    }

    /// The number of connections from running nodes.
    private long nodes() throws SQLException {
        try (var statement = connection.prepareStatement("SELECT COUNT(*) FROM pg_stat_activity"
                + " WHERE datname = current_database() AND application_name = ?")) {
            statement.setString(1, PostgresPool.applicationName(address));
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /// Creates the tables if they don't exist. Not part of the transaction: empty tables do no harm.
    void makeTables() {
        if (!Migrations.upToDate(connection)) {
            try (var patient = PostgresPool.openForMigrations(address)) {
                MigrationRun.migrate(patient, PostgresDatabase.DIALECT);
            }
        }
    }

    /// Begins the transaction and locks the tables against all other access until it ends.
    ///
    /// @throws IllegalStateException when the tables differ from those of the source
    void begin(List<TransferTable> expected) throws SQLException {
        connection.setAutoCommit(false);
        var names = expected.stream().map(TransferTable::name).toList();
        if (!new HashSet<>(names).equals(new HashSet<>(tables()))) {
            throw new IllegalStateException("Here are the tables " + tables() + ", there " + names);
        }
        var all = String.join(", ", names.stream().map(TransferTable::quoted).toList());
        execute("LOCK TABLE " + all + " IN ACCESS EXCLUSIVE MODE");
        // The source brings its own name, and with it the epoch of all numbers known to clients.
        execute("DELETE FROM " + TransferTable.quoted(Deployment.TABLE));
    }

    /// Copies the rows of a table into it.
    ///
    /// @return the checksum of the source's rows
    RowChecksum fill(TransferTable table, TransferSource source, DatabaseTransfer.TransferListener progress)
            throws SQLException {
        var sum = new RowChecksum();
        var copy = copier().copyIn("COPY " + table.quotedName() + " (" + table.columnList() + ") FROM STDIN");
        var bundle = new RowBundle(copy);
        try {
            source.read(table, (bytes, length) -> {
                sum.add(bytes, length);
                bundle.add(bytes, length);
                progress.copied(table.name(), sum.rows(), false);
            });
            bundle.send();
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        progress.copied(table.name(), sum.rows(), true);
        return sum;
    }

    /// Makes the next id of the table higher than any assigned before.
    void continueIds(TransferTable table, long last) throws SQLException {
        for (var column : strings("SELECT column_name FROM information_schema.columns WHERE is_identity = 'YES'"
                + " AND table_schema = current_schema() AND table_name = '" + table.name() + "'")) {
            var quoted = TransferTable.quoted(column);
            var highest = number("SELECT COALESCE(MAX(" + quoted + "), 0) FROM " + table.quotedName());
            // Part of the transaction, unlike setval.
            execute("ALTER TABLE " + table.quotedName() + " ALTER COLUMN " + quoted + " RESTART WITH "
                    + (Math.max(highest, last) + 1));
        }
    }

    /// The checksum of the rows that the table holds now.
    RowChecksum sum(TransferTable table) throws SQLException {
        var sum = new RowChecksum();
        CopyOut copy = copier().copyOut("COPY " + table.quotedName() + " (" + table.columnList() + ") TO STDOUT");
        for (var row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
            sum.add(row, row.length);
        }
        return sum;
    }

    /// Keeps the first queries from being planned for empty tables. Runs before the commit, because nothing
    /// may fail after it.
    void analyze() throws SQLException {
        execute("ANALYZE");
    }

    /// @throws SQLException when nothing was committed; if the server is unreachable ([PostgresErrors#away]),
    ///     the outcome is unknown
    void commit() throws SQLException {
        connection.commit();
    }

    /// Buffers rows to send to the server.
    private static final class RowBundle {
        private final CopyIn copy;
        private final byte[] bytes = new byte[MANY_BYTES];
        private int filled;

        RowBundle(CopyIn copy) {
            this.copy = copy;
        }

        void add(byte[] row, int length) throws SQLException {
            if (filled + length > bytes.length) {
                send();
            }
            if (length > bytes.length) {
                copy.writeToCopy(row, 0, length);
            } else {
                System.arraycopy(row, 0, bytes, filled, length);
                filled += length;
            }
        }

        void send() throws SQLException {
            if (filled > 0) {
                copy.writeToCopy(bytes, 0, filled);
                filled = 0;
            }
        }
    }

    private CopyManager copier() throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    private List<String> tables() throws SQLException {
        return strings("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
                + " AND tablename <> 'flyway_schema_history' ORDER BY tablename");
    }

    private List<String> strings(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return List.copyOf(found);
        }
    }

    private long number(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// Rolls back everything that was not committed.
    @Override
    public void close() {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            connection.close();
        } catch (SQLException gone) {
            // The server then rolls back by itself; the original failure says why.
            return;
        } finally {
            pool.close();
        }
    }
}
