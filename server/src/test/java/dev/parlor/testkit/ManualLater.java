package dev.parlor.testkit;

import dev.parlor.schedule.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Time that passes when the test says so.
public final class ManualLater implements Scheduler {
    private final List<Due> due = new ArrayList<>();
    private Duration now = Duration.ZERO;

    private record Due(Duration at, Runnable task) {}

    @Override
    public synchronized void after(Duration delay, Runnable task) {
        due.add(new Due(now.plus(delay), task));
    }

    /// Lets time pass, and runs what becomes due in between, in order.
    public void pass(Duration time) {
        var until = now.plus(time);
        for (var next = takeUntil(until); next != null; next = takeUntil(until)) {
            now = next.at();
            next.task().run();
        }
        now = until;
    }

    /// How many tasks wait.
    public synchronized int waiting() {
        return due.size();
    }

    private synchronized @Nullable Due takeUntil(Duration until) {
        var next = due.stream()
                .filter(one -> one.at().compareTo(until) <= 0)
                .min(Comparator.comparing(Due::at))
                .orElse(null);
        due.remove(next);
        return next;
    }
}
