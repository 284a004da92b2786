package dev.parlor.store.sqlite;

import dev.parlor.store.StoreUnavailable;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteException;

/// Explains SQLite's result codes in a sentence, where the operator can do something about them.
public final class SqliteErrors {
    private final Path path;

    public SqliteErrors(Path path) {
        this.path = path;
    }

    /// A [StoreUnavailable] when the file is the cause, otherwise the exception itself.
    public RuntimeException explained(RuntimeException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                var sentence = sentence(sqlite);
                return sentence.isEmpty() ? failed : new StoreUnavailable(sentence, failed);
            }
        }
        return failed;
    }

    public StoreUnavailable explained(SQLException failed) {
        var sentence = failed instanceof SQLiteException sqlite ? sentence(sqlite) : "";
        return new StoreUnavailable(
                sentence.isEmpty() ? "The database " + path + " failed: " + failed.getMessage() : sentence, failed);
    }

    private String sentence(SQLiteException failed) {
        // The low byte is the code; the rest gives details (sqlite.org/rescode.html).
        var trouble = switch (failed.getResultCode().code & 0xff) {
            case 5, 6 -> " is locked by another program. Close that, for instance a database browser.";
            case 8 -> " is read-only. Make the file and its folder writable for this account.";
            case 10 -> " could not be read or written. Check the disk.";
            case 11 -> " is damaged. Restore it from a backup, or move it away to start empty.";
            case 13 -> " could not grow: the disk is full. The change was not saved; free some space.";
            case 14 -> " could not be opened. Make the file and its folder readable and writable for this account.";
            case 26 -> " is not a database. Move that file away, or choose another data folder.";
            default -> "";
        };
        return trouble.isEmpty() ? "" : "The database " + path + trouble + " (" + failed.getResultCode() + ")";
    }
}
