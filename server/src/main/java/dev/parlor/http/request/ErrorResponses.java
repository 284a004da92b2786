package dev.parlor.http.request;

import dev.parlor.http.ProblemResponses;
import dev.parlor.http.Response;
import dev.parlor.store.StoreUnavailable;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns an endpoint's exception into an answer that reveals no details.
public final class ErrorResponses {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorResponses.class);
    private static final int LONGEST_CHAIN = 16;

    private ErrorResponses() {}

    /// 503 when the database is unavailable; otherwise 500 with an error id, under which the error is logged
    /// once.
    public static Response answer(RequestContext context, Throwable fault) {
        var outage = outage(fault);
        if (outage.isPresent()) {
            LOG.warn("A request could not be served. {}", outage.get());
            return ProblemResponses.unavailable();
        }
        var errorId = Long.toHexString(ThreadLocalRandom.current().nextLong());
        LOG.atError()
                .addKeyValue("error_id", errorId)
                .addKeyValue("request", context.id())
                .setCause(fault)
                .log(
                        "{} {} failed",
                        context.method(),
                        RequestLog.printable(context.target().path()));
        return ProblemResponses.internal(errorId);
    }

    private static Optional<String> outage(Throwable fault) {
        Throwable cause = fault;
        for (var i = 0; i < LONGEST_CHAIN && cause != null; i++, cause = cause.getCause()) {
            if (cause instanceof StoreUnavailable unavailable) {
                return Optional.of(String.valueOf(unavailable.getMessage()));
            }
            if (cause instanceof SQLException sql && isOutage(sql)) {
                return Optional.of(sql.toString());
            }
        }
        return Optional.empty();
    }

    /// SQLSTATE class 08 is a lost connection, 53 a lack of resources, 57P a shutdown by the administrator.
    private static boolean isOutage(SQLException fault) {
        var state = String.valueOf(fault.getSQLState());
        return fault instanceof SQLTransientException
                || fault instanceof SQLRecoverableException
                || fault instanceof SQLNonTransientConnectionException
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57P");
    }
}
