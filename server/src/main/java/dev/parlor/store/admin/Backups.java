package dev.parlor.store.admin;

import dev.parlor.store.DatabaseAddress;
import dev.parlor.store.StoreUnavailable;
import dev.parlor.store.sqlite.OwnerOnly;
import dev.parlor.store.sqlite.ProcessLock;
import dev.parlor.store.sqlite.SqliteNativeLibrary;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Backups of the embedded database. PostgreSQL has its own tools for this.
public final class Backups {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private Backups() {}

    public sealed interface BackupResult {
        /// @param file the backup, or after a restore the file that keeps the previous database
        record BackupDone(Path file) implements BackupResult {}

        /// @param why a sentence for the operator
        record BackupRefused(String why) implements BackupResult {}
    }

    /// Takes a backup, even while a server writes. It contains every change acknowledged before this call.
    ///
    /// @param replace whether an existing file with this name may be replaced
    /// @throws StoreUnavailable when the database can't be read
    public static BackupResult take(DatabaseAddress.SqliteAddress database, Path file, boolean replace) {
        var target = file.toAbsolutePath().normalize();
        if (!Files.isRegularFile(database.file())) {
            return new BackupResult.BackupRefused(
                    "There is no database " + database.file() + ". Is DATA_DIR the server's?");
        }
        if (target.equals(database.file()) || Files.isDirectory(target)) {
            return new BackupResult.BackupRefused(target + " cannot be the backup. Choose the name of a new file.");
        }
        if (Files.exists(target) && !replace) {
            return new BackupResult.BackupRefused(
                    target + " already exists. Choose another name, or use --force to replace it.");
        }
        try {
            SqliteCopy.take(database.file(), target, replace);
            return new BackupResult.BackupDone(target);
        } catch (FileAlreadyExistsException taken) {
            return new BackupResult.BackupRefused(
                    target + " was created by another program in the meantime. Nothing was replaced.");
        } catch (IOException failed) {
            throw new StoreUnavailable("The backup " + target + " could not be written: " + failed, failed);
        }
    }

    /// Replaces the database with a backup. No server may be using it.
    ///
    /// @param now used in the name under which the previous database is kept
    /// @throws StoreUnavailable when a server is using the database, or the backup is damaged
    public static BackupResult putBack(Path backup, DatabaseAddress.SqliteAddress database, Instant now) {
        var source = backup.toAbsolutePath().normalize();
        if (!Files.isRegularFile(source)) {
            return new BackupResult.BackupRefused("There is no file " + source + ".");
        }
        if (source.equals(database.file())) {
            return new BackupResult.BackupRefused(source + " is the database itself.");
        }
        var log = source.resolveSibling(source.getFileName() + "-wal").toFile();
        if (log.length() > 0) {
            return new BackupResult.BackupRefused(
                    source + " is an incomplete database: its newest changes are in the -wal file"
                            + " beside it. Use a file made by ./parlor backup.");
        }
        try {
            OwnerOnly.folder(database.file().getParent());
            SqliteNativeLibrary.unpack(database.file().getParent());
            try (var _ = ProcessLock.on(database.file())) {
                return new BackupResult.BackupDone(
                        SqliteCopy.putBack(source, database.file(), ".before-restore-" + STAMP.format(now)));
            }
        } catch (IOException failed) {
            throw new StoreUnavailable("The database could not be restored: " + failed, failed);
        }
    }
}
