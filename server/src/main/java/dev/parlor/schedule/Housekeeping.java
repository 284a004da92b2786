package dev.parlor.schedule;

import dev.parlor.logs.FailureLog;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work that each node may do and that is repeated at long intervals, such as deleting old data.
public final class Housekeeping {
    /// The time between two runs, and before the first.
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
