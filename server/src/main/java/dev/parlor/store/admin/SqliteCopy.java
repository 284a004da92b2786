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

/// Copies of the embedded database: taken while servers write, looked at, and put back.
public final class SqliteCopy {
    private SqliteCopy() {}

    /// Writes the database as it is at this moment into a new file: everything that was acknowledged before,
    /// nothing by half. Writers go on meanwhile. The file has its name only once it is whole, checked and on the
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

    /// Looks through a whole database file.
    ///
    /// @throws StoreUnavailable when it is damaged, is none, or is not this program's
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

    /// Puts a copy in the place of the database, which nobody may have open. What was there stays beside it: there
    /// is no moment at which a crash would leave nothing.
    ///
    /// @return where the old database is now, or `target` itself when there was none
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

    /// Makes the next start give the deployment a new name: numbers that clients know may be given a second time from
    /// now on, to something else.
    private static void beginNewHistory(Path file) {
        try (var connection = connection(file);
                var statement = connection.createStatement()) {
            try (var table = statement.executeQuery("SELECT 1 FROM sqlite_schema WHERE name = 'deployment'")) {
                if (!table.next()) {
                    // A backup of a version that had none: the migration brings the table, empty.
                    return;
                }
            }
            statement.execute("DELETE FROM deployment");
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException failed) {
            throw new SqliteErrors(file).explained(failed);
        }
    }

    /// Gives the old database a second name. Its write-ahead log is folded in first; that of a damaged one, where
    /// this does not work, goes along.
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
            // The reason, perhaps, for which a backup is put back: its log is kept beside it as it is.
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

    /// By a link, which, other than a move, fails when the name is taken in this very moment. Where the file system
    /// has none, as on most USB sticks, by a copy.
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
