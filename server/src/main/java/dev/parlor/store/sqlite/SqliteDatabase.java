package dev.parlor.store.sqlite;

import dev.parlor.store.Database;
import dev.parlor.store.MigrationRun;
import dev.parlor.store.Migrations;
import dev.parlor.store.StoreUnavailable;
import dev.parlor.store.Tx;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// The embedded database: one connection for writes, a few for reads, and a lock against a second process.
///
/// It uses a write-ahead log, so reads and the writer don't wait for each other, and `synchronous=FULL`, so a
/// commit is on disk when it returns.
public final class SqliteDatabase implements Database {
    /// Differences in the migrations' SQL between the engines. AUTOINCREMENT: the id of a deleted user is
    /// never given to another.
    private static final Map<String, String> DIALECT = Map.of("identity", "INTEGER PRIMARY KEY AUTOINCREMENT");

    private final Optional<ProcessLock> lock;
    private final SqliteFile file;
    private final SqliteReaders readers;
    private final SqliteWriter writer;
    private final WriteProbe probe;

    private SqliteDatabase(Optional<ProcessLock> lock, SqliteFile file) {
        this.lock = lock;
        this.file = file;
        this.writer = new SqliteWriter(file);
        this.probe = new WriteProbe(writer);
        this.readers =
                new SqliteReaders(file, Math.max(4, 2 * Runtime.getRuntime().availableProcessors()));
    }

    public static Database open(Path path) {
        var file = new SqliteFile(path);
        var lock = ProcessLock.on(path);
        try {
            migrate(file);
            return new SqliteDatabase(Optional.of(lock), file);
        } catch (Throwable failed) {
            lock.close();
            throw failed;
        }
    }

    /// Opens without the lock, next to a server that may hold it. Only a migration requires the lock to be
    /// free.
    public static Database openBeside(Path path) {
        var file = new SqliteFile(path);
        if (!upToDate(file)) {
            try (var _ = ProcessLock.on(path)) {
                migrate(file);
            }
        }
        return new SqliteDatabase(Optional.empty(), file);
    }

    private static void migrate(SqliteFile file) {
        if (!upToDate(file)) {
            MigrationRun.migrate(file.source(), DIALECT);
        }
    }

    private static boolean upToDate(SqliteFile file) {
        try (var connection = file.connection()) {
            probe(connection);
            return Migrations.upToDate(connection);
        } catch (SQLException failed) {
            throw file.errors().explained(failed);
        }
    }

    /// Reads from the file itself, so that a damaged file fails here with an explanation.
    private static void probe(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT COUNT(*) FROM sqlite_schema")) {
            rows.next();
        }
    }

    @Override
    public <T> T read(Function<Handle, T> query) {
        writer.refuseNesting();
        return readers.read(query);
    }

    @Override
    public <T> T write(Function<Tx, T> work) {
        return writer.write(work);
    }

    @Override
    public Optional<StoreUnavailable> outage() {
        if (writer.closed()) {
            return Optional.of(new StoreUnavailable("The database is closed."));
        }
        try (var connection = file.source().getConnection()) {
            probe(connection);
            return probe.outage();
        } catch (SQLException failed) {
            return Optional.of(file.errors().explained(failed));
        }
    }

    /// There is one connection for writes; it is busy while a transaction waits for it.
    @Override
    public DatabaseLoad load() {
        var waiting = writer.waiting();
        return new DatabaseLoad(
                readers.busy() + (waiting > 0 ? 1 : 0), waiting + readers.waiting(), readers.most() + 1);
    }

    @Override
    public boolean shared() {
        return false;
    }

    @Override
    public void close() {
        // The writer last: closing the last connection merges the write-ahead log into the file.
        readers.close();
        writer.close();
        lock.ifPresent(ProcessLock::close);
    }
}
