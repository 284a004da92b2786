package dev.parlor.schedule;

import dev.parlor.logs.UncaughtErrors;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Runs a task after a delay. Tests replace it by one that they control.
@FunctionalInterface
public interface Scheduler {
    /// Runs `task` after `delay`, on a thread that may block. What it throws goes to [UncaughtErrors].
    void after(Duration delay, Runnable task);

    /// Waits on the scheduler, runs on a virtual thread.
    static Scheduler on(ScheduledExecutorService scheduler) {
        return (delay, task) -> {
            var _ = scheduler.schedule(() -> start(task), delay.toMillis(), TimeUnit.MILLISECONDS);
        };
    }

    /// Handles failures here, because the scheduler would hide them.
    private static void start(Runnable task) {
        try {
            Thread.startVirtualThread(task);
        } catch (Throwable failed) {
            UncaughtErrors.handle(failed);
        }
    }
}
