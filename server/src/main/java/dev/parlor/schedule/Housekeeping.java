package dev.parlor.schedule;

import dev.parlor.logs.FailureLog;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work that is done again and again, far apart, and that each node may do: forgetting what is old.
public final class Housekeeping {
    /// Between two rounds, and before the first.
    public static final Duration PAUSE = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    private final Scheduler scheduler;
    private final String what;
    private final Runnable work;

    /// @param what for the log, for instance `forgetting old events`
    /// @param work may block
    public Housekeeping(Scheduler scheduler, String what, Runnable work) {
        this.scheduler = scheduler;
        this.what = what;
        this.work = work;
    }

    public void start() {
        scheduler.after(PAUSE, this::round);
    }

    private void round() {
        try {
            work.run();
        } catch (RuntimeException failed) {
            FailureLog.tell(LOG, failed, "{} failed; retrying in an hour.", what);
        }
        start();
    }
}
