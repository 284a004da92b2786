package dev.parlor.logs;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What nobody caught on a thread of our own. An exception is logged, and the server goes on. An [Error] (no memory,
/// no
/// thread, a class that can't be loaded) has ended work that nobody would miss before users do: it is logged, and the
/// process ends, so that whoever runs it starts it again.
public final class UncaughtErrors {
    /// The exit code of a process that ended so. 3 is that of a full heap, by the virtual machine itself.
    public static final int CODE = 4;

    private static final Logger LOG = LoggerFactory.getLogger(UncaughtErrors.class);

    private UncaughtErrors() {}

    /// From now on an uncaught [Error] on any thread ends this process. For processes that serve.
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
            // Without the orderly end, which needs what may be broken. Whatever was acknowledged is in the database.
            Runtime.getRuntime().halt(CODE);
        }
    }

    /// Treats it as if the current thread had ended with it. For tasks of schedulers and event loops, which keep what
    /// a
    /// task throws to themselves.
    public static void handle(Throwable why) {
        var thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, why);
    }
}
