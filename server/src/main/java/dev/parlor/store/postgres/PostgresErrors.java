package dev.parlor.store.postgres;

import dev.parlor.store.DatabaseAddress;
import dev.parlor.store.StoreUnavailable;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// Explains PostgreSQL's SQL states in a sentence, where the operator can do something about them.
public final class PostgresErrors {
    /// Not an SQL state: the pool had no free connection, although the server accepts connections.
    private static final String ALL_BUSY = "busy";

    /// There is no response at the server's address.
    private static final String AWAY = "08001";

    /// The state of a pooler's own errors; PostgreSQL never sends it to a client that follows the protocol.
    private static final String PROTOCOL = "08P01";

    private static final String DISK_FULL = "53100";

    private final DatabaseAddress.PostgresAddress address;

    public PostgresErrors(DatabaseAddress.PostgresAddress address) {
        this.address = address;
    }

    /// Whether the transaction was rolled back only because it lost a race, and may be retried.
    static boolean lostARace(Throwable failed) {
        var state = state(failed);
        return state.equals("40001") || state.equals("40P01");
    }

    /// Whether the server is unreachable or shutting down.
    public static boolean away(Throwable failed) {
        return away(state(failed));
    }

    private static boolean away(String state) {
        return state.startsWith("08") || state.startsWith("57P");
    }

    /// Whether the server refused a change because its disk is full.
    static boolean diskFull(Throwable failed) {
        return state(failed).equals(DISK_FULL);
    }

    /// A [StoreUnavailable] when the server is the cause, otherwise the exception itself.
    public RuntimeException explained(RuntimeException failed) {
        var sentence = sentence(failed);
        return sentence.isEmpty() ? failed : new StoreUnavailable(address + sentence, failed);
    }

    /// The exception for callers that fail without contacting the server.
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
                // The pool timed out; a cause is present if connecting failed meanwhile.
                return cause.getCause() == null ? ALL_BUSY : AWAY;
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }
}
