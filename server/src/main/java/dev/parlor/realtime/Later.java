package dev.parlor.realtime;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Runs something once a delay is over. The seam that tests turn by hand.
@FunctionalInterface
public interface Later {
    /// Runs `task` after `delay`, on a thread that may block. What it throws is the task's own affair.
    void after(Duration delay, Runnable task);

    /// Waits on the scheduler, runs on a virtual thread.
    static Later on(ScheduledExecutorService scheduler) {
        return (delay, task) -> {
            var _ = scheduler.schedule(
                    () -> {
                        var _ = Thread.startVirtualThread(task);
                    },
                    delay.toMillis(),
                    TimeUnit.MILLISECONDS);
        };
    }
}
