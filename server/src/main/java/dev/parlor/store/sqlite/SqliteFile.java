package dev.parlor.store.sqlite;

import dev.parlor.store.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;

/// The file of the embedded database and the setup of connections to it.
public final class SqliteFile {
    /// Only operator commands and backup tools share the file, and they lock it only briefly.
    private static final int BUSY_MILLIS = 5_000;

    private final Path path;
    private final SqliteErrors errors;
    private final DataSource source;

    /// Creates the folder and the file, for the owner only, if missing. SQLite gives its `-wal` and `-shm`
    /// files the same permissions.
    SqliteFile(Path path) {
        this.path = path;
        this.errors = new SqliteErrors(path);
        try {
            OwnerOnly.folder(path.getParent());
            OwnerOnly.file(path);
            SqliteNativeLibrary.unpack(path.getParent());
        } catch (IOException failed) {
            throw new StoreUnavailable(
                    "The database " + path + " could not be created: " + failed
                            + ". Choose a data folder that this account may write to.",
                    failed);
        }
        this.source = source(path);
    }

    private static DataSource source(Path path) {
        var config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_MILLIS);
        var source = new SQLiteDataSource(config);
        source.setUrl(url(path));
        return source;
    }

    /// As a URI: in a plain path, the driver takes everything after a `?` for settings.
    public static String url(Path file) {
        return "jdbc:sqlite:file:" + file.toUri().getRawPath();
    }

    Path path() {
        return path;
    }

    DataSource source() {
        return source;
    }

    SqliteErrors errors() {
        return errors;
    }

    Connection connection() {
        try {
            return source.getConnection();
        } catch (SQLException failed) {
            throw errors.explained(failed);
        }
    }

    /// Opens a connection with a cache of prepared statements. The caller must use it from one thread at a
    /// time.
    Handle handle() {
        var jdbi = StatementMessages.withoutValues(Jdbi.create(connection()));
        jdbi.setStatementBuilderFactory(any -> new StatementCache());
        return jdbi.open();
    }

    /// Runs a query on a connection and leaves nothing open: with an unclosed result set, this connection
    /// would keep reading an old snapshot.
    <T> T run(Handle handle, Function<Handle, T> query) {
        try {
            return query.apply(handle);
        } catch (RuntimeException failed) {
            throw errors.explained(failed);
        } finally {
            if (!handle.isClean()) {
                handle.clean();
            }
        }
    }
}
