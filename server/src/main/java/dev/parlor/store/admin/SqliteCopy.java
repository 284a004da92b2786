package dev.parlor.store.admin;

import dev.parlor.store.Migrations;
import dev.parlor.store.StoreUnavailable;
import dev.parlor.store.sqlite.OwnerOnly;
import dev.parlor.store.sqlite.SqliteErrors;
import dev.parlor.store.sqlite.SqliteFile;
import dev.parlor.store.sqlite.SqliteNativeLibrary;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// Copies of the embedded database: taken while a server writes, checked, and restored.
public final class SqliteCopy {
    private SqliteCopy() {}

    /// Writes a consistent snapshot of the database into a new file, with everything acknowledged before this
    /// call. Writers are not blocked. The file gets its name only once it is complete, checked and flushed to
    /// disk.
    public static void take(Path database, Path target, boolean replace) throws IOException {
        var draft = target.resolveSibling(
                target.getFileName() + ".part-" + ProcessHandle.current().pid());
        try {
            SqliteNativeLibrary.unpack(database.getParent());
            Files.deleteIfExists(draft);
            OwnerOnly.file(draft);
            try (var connection = connection(database);
                    var statement = connection.prepareStatement("VACUUM INTO ?")) {
                statement.setString(1, draft.toString());
                statement.execute();
            } catch (SQLException failed) {
                throw new SqliteErrors(database).explained(failed);
            }
            check(draft);
            force(draft);
            name(draft, target, replace);
            force(target.getParent());
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /// Checks an entire database file.
    ///
    /// @throws StoreUnavailable when it is damaged, is not a database, or is not Parlor's
    static void check(Path file) {
        try (var connection = connection(file);
                var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery("PRAGMA integrity_check(1)")) {
                if (!rows.next() || !rows.getString(1).equals("ok")) {
                    throw new StoreUnavailable("The database " + file + " is damaged. Use another backup.");
                }
            }
            try (var rows = statement.executeQuery("PRAGMA foreign_key_check")) {
                if (rows.next()) {
                    throw new StoreUnavailable("The database " + file + " fails its foreign-key check (table "
                            + rows.getString(1) + "). Use another backup.");
                }
            }
            if (!Migrations.known(connection)) {
                throw new StoreUnavailable("The database " + file
                        + " is not Parlor's, or was made by a newer version. Use the version that made it.");
            }
        } catch (SQLException failed) {
            throw new SqliteErrors(file).explained(failed);
        }
    }

    /// Replaces the database with a copy. No process may have it open. The previous database is kept next to
    /// it, so that a crash never leaves nothing behind.
    ///
    /// @return where the previous database is now, or `target` itself when there was none
    static Path putBack(Path copy, Path database, String suffix) throws IOException {
        OwnerOnly.folder(database.getParent());
        var draft = database.resolveSibling(database.getFileName() + ".restoring");
        try {
            Files.deleteIfExists(draft);
            OwnerOnly.file(draft);
            Files.copy(copy, draft, StandardCopyOption.REPLACE_EXISTING);
            OwnerOnly.narrow(draft);
            check(draft);
            beginNewHistory(draft);
            force(draft);
            var kept = Files.exists(database) ? keep(database, suffix) : database;
            Files.move(draft, database, StandardCopyOption.ATOMIC_MOVE);
            force(database.getParent());
            return kept;
        } finally {
            for (var tail : new String[] {"", "-wal", "-shm"}) {
                Files.deleteIfExists(draft.resolveSibling(draft.getFileName() + tail));
            }
        }
    }

    /// Makes the next start give the deployment a new name: from now on, numbers that clients already know
    /// may be reused for something else.
    private static void beginNewHistory(Path file) {
        try (var connection = connection(file);
                var statement = connection.createStatement()) {
            try (var table = statement.executeQuery("SELECT 1 FROM sqlite_schema WHERE name = 'deployment'")) {
                if (!table.next()) {
                    // A backup from a version without this table: the migration creates it, empty.
                    return;
                }
            }
            statement.execute("DELETE FROM deployment");
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException failed) {
            throw new SqliteErrors(file).explained(failed);
        }
    }

    /// Gives the old database a second name, after merging its write-ahead log into it. If that fails because
    /// the database is damaged, the log is moved with it.
    private static Path keep(Path database, String suffix) throws IOException {
        fold(database);
        var kept = database.resolveSibling(database.getFileName() + suffix);
        secondName(kept, database);
        for (var tail : new String[] {"-wal", "-shm"}) {
            var beside = database.resolveSibling(database.getFileName() + tail);
            if (Files.exists(beside)) {
                Files.move(beside, kept.resolveSibling(kept.getFileName() + tail));
            }
        }
        return kept;
    }

    private static void fold(Path database) {
        try (var connection = connection(database);
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException damaged) {
            // Perhaps the very damage that the restore repairs: the log is kept unmerged next to the
            // database.
            return;
        }
    }

    private static Connection connection(Path file) throws SQLException {
        var config = new SQLiteConfig();
        config.setBusyTimeout(5_000);
        var source = new SQLiteDataSource(config);
        source.setUrl(SqliteFile.url(file));
        return source.getConnection();
    }

    private static void name(Path draft, Path target, boolean replace) throws IOException {
        if (replace) {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } else {
            secondName(target, draft);
        }
    }

    /// Uses a hard link which, unlike a move, fails if the name has just been taken. Copies the file where
    /// the file system has no links, as on most USB drives.
    private static void secondName(Path name, Path file) throws IOException {
        try {
            Files.createLink(name, file);
        } catch (FileAlreadyExistsException taken) {
            throw taken;
        } catch (IOException | UnsupportedOperationException noLinks) {
            Files.copy(file, name);
            force(name);
        }
    }

    private static void force(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
