package dev.parlor.store;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// One write transaction: its SQL handle and the actions to run after its commit.
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

    /// Runs `statements` at the end of the transaction, in the order in which they were added. Use it for
    /// statements that block other transactions until the commit.
    public void lastOfAll(Runnable statements) {
        lastOfAll.add(statements);
    }

    /// Runs the statements deferred to the end of the transaction. Called once, just before the commit.
    public void finish() {
        lastOfAll.forEach(Runnable::run);
    }

    /// Runs `action` after the commit, in the order in which actions were added, on the thread that called
    /// [Database#write]. A rollback discards the actions, so a change that was undone is never announced.
    /// Actions may use the database again.
    public void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    /// Runs all after-commit actions, even if one throws: the change is committed, and every action must run.
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
