package dev.parlor.store;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// One write transaction: the handle for its SQL, and what is to happen once it has committed.
///
/// Confined to the thread that runs the transaction.
public final class Tx {
    private final Handle handle;
    private final List<Runnable> lastOfAll = new ArrayList<>();
    private final List<Runnable> afterCommit = new ArrayList<>();

    public Tx(Handle handle) {
        this.handle = handle;
    }

    public Handle handle() {
        return handle;
    }

    /// Runs `statements` in the transaction when everything else in it is done, in the order in which they were
    /// added: for what others wait for from here to the commit.
    public void lastOfAll(Runnable statements) {
        lastOfAll.add(statements);
    }

    /// The work is done.
    public void finish() {
        lastOfAll.forEach(Runnable::run);
    }

    /// Runs `action` after the commit, in the order in which actions were added, on the thread that asked for the
    /// transaction. One that rolls back forgets them: a change that never was is never told. Actions may use the
    /// database again.
    public void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    /// Runs them all, even when one of them throws: the change is there, and each of the others waits to be told.
    public void committed() {
        @Nullable RuntimeException first = null;
        for (var action : afterCommit) {
            try {
                action.run();
            } catch (RuntimeException bug) {
                if (first == null) {
                    first = bug;
                } else {
                    first.addSuppressed(bug);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
