package dev.parlor.schedule;

import dev.parlor.logs.FailureLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs work when it is due. The due times are rows of a table, and this class only knows when to look:
/// nothing is lost in a crash, and when several nodes look, one of them claims the row.
///
/// Thread-safe. The work runs on a virtual thread, never twice at once.
public final class Deadlines implements AutoCloseable {
    /// The longest time until this node sees a due time that another node wrote.
    static final Duration LOOK = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);

    private final Scheduler scheduler;
    private final InstantSource clock;
    private final Function<Instant, Optional<Instant>> work;
    private Instant waking = Instant.MAX;
    private boolean working;
    private boolean missed;
    private boolean ended;

    /// @param work claims and processes everything that is due by the given moment, and returns when the next
    ///     is due
    public Deadlines(Scheduler scheduler, InstantSource clock, Function<Instant, Optional<Instant>> work) {
        this.scheduler = scheduler;
        this.clock = clock;
        this.work = work;
    }

    /// Starts with what became due while no node was looking.
    public void start() {
        at(clock.instant());
    }

    /// Something is due at this moment. Call after the commit.
    public synchronized void at(Instant due) {
        if (due.isBefore(waking) && !ended) {
            waking = due;
            var delay = Duration.between(clock.instant(), due);
            // A timer counts whole milliseconds: one more, so that it seldom wakes a moment too early.
            scheduler.after(delay.isNegative() ? Duration.ZERO : delay.plusMillis(1), () -> wake(due));
        }
    }

    /// Stops looking. Work that is running finishes.
    @Override
    public synchronized void close() {
        ended = true;
    }

    private void wake(Instant mine) {
        if (begin(mine)) {
            var next = clock.instant().plus(LOOK);
            try {
                next = work.apply(clock.instant()).filter(next::isAfter).orElse(next);
            } catch (RuntimeException failed) {
                FailureLog.tell(LOG, failed, "Could not process due deadlines; retrying in {} s.", LOOK.toSeconds());
            } finally {
                end(next);
            }
        }
    }

    /// Whether this timer is still the current one: an earlier one may have taken its place.
    private synchronized boolean begin(Instant mine) {
        if (ended || !mine.equals(waking)) {
            return false;
        } else if (working) {
            missed = true;
            return false;
        }
        waking = Instant.MAX;
        working = true;
        return true;
    }

    private synchronized void end(Instant next) {
        working = false;
        if (missed) {
            missed = false;
            waking = Instant.MAX;
            start();
        } else {
            at(next);
        }
    }
}
