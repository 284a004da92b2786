package dev.parlor.schedule;

import dev.parlor.logs.UncaughtErrors;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Runs something once a delay is over. The seam that tests turn by hand.
@FunctionalInterface
public interface Scheduler {
    /// Runs `task` after `delay`, on a thread that may block. What it throws goes where what nobody caught goes
    /// ([UncaughtErrors]).
    void after(Duration delay, Runnable task);

    /// Waits on the scheduler, runs on a virtual thread.
    static Scheduler on(ScheduledExecutorService scheduler) {
        return (delay, task) -> {
            var _ = scheduler.schedule(() -> start(task), delay.toMillis(), TimeUnit.MILLISECONDS);
        };
    }

    /// Not to be thrown into the scheduler, which would tell nobody.
    private static void start(Runnable task) {
        try {
            Thread.startVirtualThread(task);
        } catch (Throwable failed) {
            UncaughtErrors.handle(failed);
        }
    }
}
