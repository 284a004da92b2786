package dev.parlor.store.sqlite;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementException;
import org.jdbi.v3.core.statement.StatementExceptions;

/// Error messages for a failed statement: its SQL, but never the values bound to it, which are users'
/// messages, pictures and hashes.
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
