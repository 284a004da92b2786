package dev.parlor.logs;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/// Tells of what went wrong, in the same way everywhere: an [Outage] is one line at WARN, since who can mend it
/// needs no stack trace; anything else is a bug, an ERROR with all there is.
public final class FailureLog {
    private static final int LONGEST_CHAIN = 16;

    private FailureLog() {}

    /// Writes it.
    ///
    /// @param sentence what could not be done; each `{}` is one of the arguments
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

    /// Whether it is an [Outage], or comes of one.
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
