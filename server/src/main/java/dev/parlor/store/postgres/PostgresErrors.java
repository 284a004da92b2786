package dev.parlor.store.postgres;

import dev.parlor.store.DatabaseAddress;
import dev.parlor.store.StoreUnavailable;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// Says in a sentence what PostgreSQL means by its SQL states, where the operator can do something about it.
public final class PostgresErrors {
    /// Not of SQL: the pool had no connection to spare, though the server gives some.
    private static final String ALL_BUSY = "busy";

    /// Nobody answers at the server's address.
    private static final String AWAY = "08001";

    /// What a pooler answers for itself comes with this; PostgreSQL gives it to nobody who speaks its protocol.
    private static final String PROTOCOL = "08P01";

    private static final String DISK_FULL = "53100";

    private final DatabaseAddress.PostgresAddress address;

    public PostgresErrors(DatabaseAddress.PostgresAddress address) {
        this.address = address;
    }

    /// Whether the transaction was undone only because another one was faster, and may be tried again.
    static boolean lostARace(Throwable failed) {
        var state = state(failed);
        return state.equals("40001") || state.equals("40P01");
    }

    /// Whether the server does not answer, or ends.
    public static boolean away(Throwable failed) {
        return away(state(failed));
    }

    private static boolean away(String state) {
        return state.startsWith("08") || state.startsWith("57P");
    }

    /// Whether the server refused a change because there is no room for it on the disk.
    static boolean diskFull(Throwable failed) {
        return state(failed).equals(DISK_FULL);
    }

    /// A [StoreUnavailable] when the server is the trouble, else the exception itself.
    public RuntimeException explained(RuntimeException failed) {
        var sentence = sentence(failed);
        return sentence.isEmpty() ? failed : new StoreUnavailable(address + sentence, failed);
    }

    /// What is said to who does not even ask.
    StoreUnavailable away() {
        return new StoreUnavailable(address + " does not answer: nothing was started.");
    }

    public StoreUnavailable explained(SQLException failed) {
        var sentence = sentence(failed);
        return new StoreUnavailable(address + (sentence.isEmpty() ? ": " + failed.getMessage() : sentence), failed);
    }

    private static String sentence(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException said && PROTOCOL.equals(said.getSQLState())) {
                return ofPooler(said.getServerErrorMessage());
            }
        }
        return sentence(state(failed));
    }

    private static String ofPooler(@Nullable ServerErrorMessage said) {
        var words = said == null ? null : said.getMessage();
        if (words == null) {
            return sentence(PROTOCOL);
        } else if (words.contains("statement pooling")) {
            return " is behind a connection pooler in statement mode, which allows no transactions. Set pool_mode ="
                    + " transaction there.";
        } else if (words.contains("startup parameter")) {
            return " is behind a connection pooler that refuses a parameter of DATABASE_URL (" + words
                    + "). Leave it out, or set it for the role: ALTER ROLE … SET …";
        }
        return " is behind a connection pooler that says: " + words
                + ". Whether a change under way was saved is unknown.";
    }

    private static String sentence(String state) {
        return switch (state) {
            case "40001", "40P01" -> " was too contended for this change, even when repeated. Try again.";
            case DISK_FULL -> " has a full disk: the change was not saved.";
            case "53300" -> " has no connection left. Raise its max_connections.";
            case "57014", "55P03" -> " took too long and was interrupted: the change was not saved.";
            case "25006" -> " is read-only: is it a standby?";
            case "3D000" -> " has no database of that name. Create it first (createdb).";
            case ALL_BUSY -> " is overloaded: the change was not started.";
            case "28000", "28P01" -> " refuses the user or the password in DATABASE_URL.";
            default -> away(state) ? " does not answer. Whether a change under way was saved is unknown." : "";
        };
    }

    private static String state(@Nullable Throwable failed) {
        for (var cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException) {
                // The pool gave up waiting; whether connecting failed meanwhile, it says by the cause.
                return cause.getCause() == null ? ALL_BUSY : AWAY;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }
}
