package dev.parlor.store;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// The embedded database: one connection that writes, a few that read, and a lock against a second process.
///
/// Write-ahead log, so reads and the writer don't wait for each other; `synchronous=FULL`, so a commit has reached
/// the disk when it returns.
final class SqliteDatabase implements Database {
    /// What differs between the engines in the migrations. AUTOINCREMENT: the id of somebody who is gone is never
    /// given to somebody else.
    private static final Map<String, String> DIALECT = Map.of("identity", "INTEGER PRIMARY KEY AUTOINCREMENT");

    private final ProcessLock lock;
    private final SqliteReaders readers;
    private final SqliteWriter writer;

    private SqliteDatabase(ProcessLock lock, SqliteFile file) {
        this.lock = lock;
        var source = file.dataSource();
        this.writer = new SqliteWriter(file, () -> file.connect(source));
        var count = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
        this.readers = new SqliteReaders(file, count, () -> file.connect(source));
    }

    static Database open(Path path) {
        var file = new SqliteFile(path);
        file.prepare();
        var lock = ProcessLock.on(path);
        try {
            migrate(file);
            return new SqliteDatabase(lock, file);
        } catch (Throwable failed) {
            lock.close();
            throw failed;
        }
    }

    private static void migrate(SqliteFile file) {
        var source = file.dataSource();
        boolean upToDate;
        try (var handle = file.connect(source)) {
            // Asked first, because this can fail for what is wrong with the file, and says so.
            file.run(
                    handle,
                    any -> any.select("PRAGMA schema_version")
                            .mapTo(Integer.class)
                            .one());
            upToDate = file.run(handle, Migrations::upToDate);
        }
        if (!upToDate) {
            MigrationRun.migrate(source, DIALECT);
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
    public boolean answers() {
        try {
            return read(handle -> handle.select("SELECT 1").mapTo(Integer.class).one()) == 1;
        } catch (RuntimeException doesNot) {
            return false;
        }
    }

    @Override
    public boolean shared() {
        return false;
    }

    @Override
    public void close() {
        // The writer last: closing the last connection folds the write-ahead log into the file.
        readers.close();
        writer.close();
        lock.close();
    }
}
