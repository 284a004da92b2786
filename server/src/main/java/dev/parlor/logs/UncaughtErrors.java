package dev.parlor.logs;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Handles what was not caught on one of Parlor's threads. An exception is logged, and the server continues.
/// An [Error] (no memory, no thread, a class that can't be loaded) has ended work whose absence users would
/// notice first: it is logged and the process exits, so that its supervisor restarts it.
public final class UncaughtErrors {
    /// The exit code in this case. The JVM itself exits with 3 when the heap is full.
    public static final int CODE = 4;

    private static final Logger LOG = LoggerFactory.getLogger(UncaughtErrors.class);

    private UncaughtErrors() {}

    /// From now on, an uncaught [Error] on any thread ends this process. For server processes.
    public static void endTheProcess() {
        Thread.setDefaultUncaughtExceptionHandler((thread, why) -> {
            if (why instanceof Error) {
                end(why);
            } else {
                LOG.error("Uncaught exception: its work was abandoned, the server goes on.", why);
            }
        });
    }

    private static void end(Throwable why) {
        try {
            LOG.error("Uncaught error: this process exits with code {}.", CODE, why);
            LogSetup.stop();
        } finally {
            // Skips the orderly shutdown, which may depend on what is broken. Everything acknowledged is in
            // the database.
            Runtime.getRuntime().halt(CODE);
        }
    }

    /// Treats it as if it had ended the current thread. For tasks of schedulers and event loops, which
    /// swallow what a task throws.
    public static void handle(Throwable why) {
        var thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, why);
    }
}
