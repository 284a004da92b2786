package dev.parlor.store.admin;

import dev.parlor.store.DatabaseAddress;
import dev.parlor.store.Migrations;
import dev.parlor.store.SchemaState;
import dev.parlor.store.sqlite.ProcessLock;
import dev.parlor.store.sqlite.SqliteErrors;
import dev.parlor.store.sqlite.SqliteFile;
import dev.parlor.store.sqlite.SqliteNativeLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// The state of an embedded database, determined without changing anything: no file is created or written, no
/// lock is left behind.
///
/// @param holder the server process that uses it, as far as known; empty when there is none
public record SqliteStatus(SchemaState schema, FileContent content, Optional<String> holder) {
    /// The result of the integrity check.
    public enum FileContent {
        WHOLE,
        DAMAGED,
        /// There was not enough time to check the whole file.
        TOO_LARGE
    }

    /// Whether the database file exists.
    public static boolean exists(DatabaseAddress.SqliteAddress address) {
        return Files.isRegularFile(address.file());
    }

    /// @param patience time limit for the integrity check
    /// @throws StoreUnavailable when it can't be read; the message says why and what to do
    public static SqliteStatus of(DatabaseAddress.SqliteAddress address, Duration patience) {
        var file = address.file();
        SqliteNativeLibrary.useUnpacked(file.getParent());
        var holder = ProcessLock.holder(file);
        try (var connection = connection(file)) {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT COUNT(*) FROM sqlite_schema")) {
                rows.next();
            }
            return new SqliteStatus(Migrations.schema(connection), content(connection, patience), holder);
        } catch (SQLException failed) {
            throw new SqliteErrors(file).explained(failed);
        }
    }

    /// A database that no process has open is opened as immutable: opened normally, even for reading, SQLite
    /// would create the files that its connections share.
    private static Connection connection(Path file) throws SQLException {
        var log = file.resolveSibling(file.getFileName() + "-wal");
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(1_000);
        var source = new SQLiteDataSource(config);
        source.setUrl(SqliteFile.url(file) + (Files.exists(log) ? "?mode=ro&readonly_shm=1" : "?mode=ro&immutable=1"));
        return source.getConnection();
    }

    private static FileContent content(Connection connection, Duration patience) throws SQLException {
        var library = connection.unwrap(SQLiteConnection.class).getDatabase();
        var alarm =
                new CompletableFuture<Boolean>().completeOnTimeout(true, patience.toMillis(), TimeUnit.MILLISECONDS);
        var rung = alarm.thenAccept(late -> {
            if (late) {
                interrupt(library);
            }
        });
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("PRAGMA quick_check(1)")) {
            return rows.next() && rows.getString(1).equals("ok") ? FileContent.WHOLE : FileContent.DAMAGED;
        } catch (SQLiteException failed) {
            if (failed.getResultCode() == SQLiteErrorCode.SQLITE_INTERRUPT) {
                return FileContent.TOO_LARGE;
            }
            throw failed;
        } finally {
            // Keeps the timeout from interrupting later work on this connection.
            alarm.complete(false);
            rung.join();
        }
    }

    private static void interrupt(org.sqlite.core.DB library) {
        try {
            library.interrupt();
        } catch (SQLException closed) {
            throw new IllegalStateException(closed);
        }
    }
}
