package dev.parlor.store.sqlite;

import dev.parlor.store.StoreUnavailable;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Commits several transactions at once. Each may fail and is then rolled back alone, but none counts as
/// committed before all of them are on disk. Confined to the writer's thread.
final class SqliteBatch implements AutoCloseable {
    private final SqliteFile file;
    /// Opened for the first transaction, and reopened after one that left it in an unknown state.
    private @Nullable Handle handle;
    /// Set while the file can't be written to, for instance on a full disk; read by other threads.
    private volatile boolean refused;
    /// Like `refused`, for the current batch.
    private boolean troubled;

    SqliteBatch(SqliteFile file) {
        this.file = file;
    }

    /// Runs the changes in order and completes each of them.
    void run(List<PendingTransaction<?>> changes) {
        var wanted = new ArrayList<PendingTransaction<?>>(changes.size());
        try {
            changes.stream().filter(PendingTransaction::take).forEach(wanted::add);
            var open = handle == null ? file.handle() : handle;
            handle = open;
            troubled = false;
            file.run(open, any -> commit(open, wanted)).forEach(Runnable::run);
            refused = troubled;
        } catch (Throwable failed) {
            refused = refused || troubled || failed instanceof StoreUnavailable;
            // Changes that already failed for their own reason keep that reason.
            wanted.forEach(change -> change.fail(failed));
            discard(failed);
        }
    }

    /// Whether the newest change was refused because the file can't be written to.
    boolean refused() {
        return refused;
    }

    private List<Runnable> commit(Handle open, List<PendingTransaction<?>> changes) {
        var told = new ArrayList<Runnable>();
        // In SQL rather than through the driver's auto-commit, which would run each of these unprepared.
        // IMMEDIATE, so that a conflict with another writer occurs here, where waiting helps, and not in the
        // middle.
        open.execute("BEGIN IMMEDIATE");
        for (var change : changes) {
            open.execute("SAVEPOINT change");
            try {
                told.add(change.run(open));
            } catch (Throwable refused) {
                undo(open, change, refused);
            }
            open.execute("RELEASE change");
        }
        open.execute("COMMIT");
        return told;
    }

    private void undo(Handle open, PendingTransaction<?> change, Throwable refused) {
        var why = refused instanceof RuntimeException failed ? file.errors().explained(failed) : refused;
        if (why instanceof StoreUnavailable) {
            // Set before the caller learns of the failure.
            troubled = true;
            this.refused = true;
        }
        change.fail(why);
        try {
            open.clean();
            open.execute("ROLLBACK TO change");
        } catch (RuntimeException undone) {
            // SQLite has rolled back the whole transaction by itself: the other changes are lost, too.
            undone.addSuppressed(why);
            throw why instanceof StoreUnavailable unavailable ? unavailable : undone;
        }
    }

    /// After a full disk, for instance, SQLite may or may not have rolled back by itself. Rather than guess,
    /// the next transaction uses a new connection.
    private void discard(Throwable why) {
        var broken = handle;
        handle = null;
        if (broken != null) {
            try {
                broken.close();
            } catch (RuntimeException closing) {
                why.addSuppressed(closing);
            }
        }
    }

    @Override
    public void close() {
        if (handle != null) {
            handle.close();
        }
    }
}
