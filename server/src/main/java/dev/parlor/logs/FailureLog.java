package dev.parlor.logs;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/// Logs failures in the same way everywhere: an [Outage] is one line at WARN, because fixing it needs no
/// stack trace; anything else is a bug, logged at ERROR with its stack trace.
public final class FailureLog {
    private static final int LONGEST_CHAIN = 16;

    private FailureLog() {}

    /// Logs one failure.
    ///
    /// @param sentence what failed, with a `{}` for each argument
    public static void tell(Logger log, Throwable why, String sentence, Object... arguments) {
        var outage = outage(why);
        if (outage == null) {
            log.makeLoggingEventBuilder(Level.ERROR).setCause(why).log(sentence, arguments);
        } else {
            var all = new Object[arguments.length + 1];
            System.arraycopy(arguments, 0, all, 0, arguments.length);
            all[arguments.length] = outage.getMessage();
            log.warn(sentence + " {}", all);
        }
    }

    /// Whether it is an [Outage] or was caused by one.
    public static boolean isOutage(Throwable why) {
        return outage(why) != null;
    }

    private static @Nullable Throwable outage(Throwable why) {
        Throwable cause = why;
        for (var i = 0; i < LONGEST_CHAIN && cause != null; i++, cause = cause.getCause()) {
            if (cause instanceof Outage) {
                return cause;
            }
        }
        return null;
    }
}
