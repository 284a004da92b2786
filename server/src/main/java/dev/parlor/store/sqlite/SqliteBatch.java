package dev.parlor.store.sqlite;

import dev.parlor.store.StoreUnavailable;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Commits several transactions at once. Each may fail by itself, and is then undone by itself; but none has
/// happened before all have reached the disk together. Confined to the writer's thread.
final class SqliteBatch implements AutoCloseable {
    private final SqliteFile file;
    /// Opened with the first transaction, and again after one that left it in an unknown state.
    private @Nullable Handle handle;
    /// Set while the file is the trouble, as with a full disk; seen by others.
    private volatile boolean refused;
    /// As `refused`, of the batch that runs.
    private boolean troubled;

    SqliteBatch(SqliteFile file) {
        this.file = file;
    }

    /// Runs the changes in their order and completes each of them.
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
            // Some may have failed for a reason of their own before: that one stays.
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
        // By SQL and not by the driver's auto-commit, which would run each of these unprepared. IMMEDIATE, so that a
        // foreign writer is met here, where waiting helps, and not in the middle.
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
            // Before its caller hears of it.
            troubled = true;
            this.refused = true;
        }
        change.fail(why);
        try {
            open.clean();
            open.execute("ROLLBACK TO change");
        } catch (RuntimeException undone) {
            // SQLite has rolled back everything by itself: the others have come to nothing, too.
            undone.addSuppressed(why);
            throw why instanceof StoreUnavailable unavailable ? unavailable : undone;
        }
    }

    /// After a full disk, for instance, SQLite may or may not have rolled back by itself. Not to guess: the next
    /// transaction begins on a new connection.
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
