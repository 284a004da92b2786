package dev.parlor.store.admin;

import dev.parlor.store.Migrations;
import dev.parlor.store.SchemaState;
import dev.parlor.store.sqlite.SqliteErrors;
import dev.parlor.store.sqlite.SqliteFile;
import dev.parlor.store.sqlite.SqliteNativeLibrary;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// The embedded database, opened for reading all of it. While this is open, no other process can change it,
/// and this class does not change it either.
final class TransferSource implements AutoCloseable {
    private final Path file;
    private final Connection connection;

    private TransferSource(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /// @throws StoreUnavailable when it can't be read, or another process is writing to it
    static TransferSource open(Path file) {
        SqliteNativeLibrary.useUnpacked(file.getParent());
        var config = new SQLiteConfig();
        config.setBusyTimeout(2_000);
        var library = new SQLiteDataSource(config);
        library.setUrl(SqliteFile.url(file));
        var errors = new SqliteErrors(file);
        try {
            var connection = library.getConnection();
            try (var statement = connection.createStatement()) {
                // Blocks writes by other commands, which the server lock does not.
                statement.execute("BEGIN IMMEDIATE");
                return new TransferSource(file, connection);
            } catch (SQLException failed) {
                connection.close();
                throw failed;
            }
        } catch (SQLException failed) {
            throw errors.explained(failed);
        }
    }

    /// Why it can't be copied; empty when it can.
    Optional<String> objection() throws SQLException {
        var schema = Migrations.schema(connection);
        return switch (schema.standing()) {
            case CURRENT -> damage();
            case NONE, FOREIGN -> Optional.of("The database " + file + " is not one of Parlor's.");
            case OLDER ->
                Optional.of("The database " + file + " was made by an older Parlor (it has migration "
                        + schema.version() + ", this one " + SchemaState.newest() + "). Start this version on it once"
                        + " (./parlor serve, then Ctrl-C once it is listening), which brings it up to date.");
            case NEWER ->
                Optional.of("The database " + file + " was made by a newer Parlor (it has migration " + schema.version()
                        + ", this one " + SchemaState.newest() + "). Use that version.");
        };
    }

    private Optional<String> damage() throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("PRAGMA integrity_check(1)")) {
            return found.next() && found.getString(1).equals("ok")
                    ? Optional.empty()
                    : Optional.of(
                            "The database " + file + " is damaged. Restore a backup first:" + " ./parlor restore FILE");
        }
    }

    /// All tables except those of SQLite and of the migrations.
    List<TransferTable> tables() throws SQLException {
        var tables = new ArrayList<TransferTable>();
        for (var name : strings("""
                SELECT name FROM sqlite_schema
                WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> 'flyway_schema_history'
                ORDER BY name
                """)) {
            var quoted = TransferTable.quoted(name);
            tables.add(new TransferTable(
                    name,
                    strings("SELECT name FROM pragma_table_info(" + quoted + ") ORDER BY cid"),
                    strings("SELECT DISTINCT \"table\" FROM pragma_foreign_key_list(" + quoted + ")")));
        }
        return TransferOrder.of(tables);
    }

    /// The highest id ever assigned to a row; 0 for none.
    long lastId(TransferTable table) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT seq FROM sqlite_sequence WHERE name = ?")) {
            statement.setString(1, table.name());
            try (var found = statement.executeQuery()) {
                return found.next() ? found.getLong(1) : 0;
            }
        }
    }

    /// Reads a table row by row, one row in memory at a time.
    void read(TransferTable table, RowReader reader) throws SQLException {
        var row = new CopyRow();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT " + table.columnList() + " FROM " + table.quotedName())) {
            while (rows.next()) {
                row.begin();
                for (var column = 1; column <= table.columns().size(); column++) {
                    // Everything as bytes: SQLite returns text as stored, and numbers in decimal.
                    row.column(rows.getBytes(column));
                }
                row.end();
                reader.row(row.bytes(), row.length());
            }
        }
    }

    /// Receives the rows one by one.
    interface RowReader {
        /// @param bytes valid only until this returns
        void row(byte[] bytes, int length) throws SQLException;
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

    @Override
    public void close() {
        try (connection;
                var statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException failed) {
            throw new SqliteErrors(file).explained(failed);
        }
    }
}
