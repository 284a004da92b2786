package dev.parlor.store.sqlite;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementException;
import org.jdbi.v3.core.statement.StatementExceptions;

/// What is said of a statement that failed: its SQL, and never the values bound to it, which are people's messages,
/// pictures and hashes.
public final class StatementMessages {
    private StatementMessages() {}

    public static Jdbi withoutValues(Jdbi jdbi) {
        return jdbi.configure(
                StatementExceptions.class, messages -> messages.setMessageRendering(StatementMessages::rendered));
    }

    private static String rendered(StatementException failed) {
        var context = failed.getStatementContext();
        return context == null
                ? failed.getShortMessage()
                : failed.getShortMessage() + " [statement:\"" + context.getRawSql() + "\"]";
    }
}
