package dev.parlor.schedule;

import dev.parlor.logs.FailureLog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does what falls due when it falls due. The due times are rows of some table; this only knows when to look, so
/// that nothing is lost in a crash, and of many nodes each may look and one claims the row.
///
/// Thread-safe. The work runs on a virtual thread, never twice at once.
public final class Deadlines implements AutoCloseable {
    /// How long a due time that another node wrote down may go unseen by this one.
    static final Duration LOOK = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);

    private final Scheduler scheduler;
    private final InstantSource clock;
    private final Function<Instant, Optional<Instant>> work;
    private Instant waking = Instant.MAX;
    private boolean working;
    private boolean missed;
    private boolean ended;

    /// @param work claims and tells everything that is due by the given moment, and answers when the next is due
    public Deadlines(Scheduler scheduler, InstantSource clock, Function<Instant, Optional<Instant>> work) {
        this.scheduler = scheduler;
        this.clock = clock;
        this.work = work;
    }

    /// Begins, with what fell due while nobody looked.
    public void start() {
        at(clock.instant());
    }

    /// Something will be due at this moment. Call after the commit.
    public synchronized void at(Instant due) {
        if (due.isBefore(waking) && !ended) {
            waking = due;
            var delay = Duration.between(clock.instant(), due);
            // A timer counts whole milliseconds: one more, so that it seldom wakes a moment too early.
            scheduler.after(delay.isNegative() ? Duration.ZERO : delay.plusMillis(1), () -> wake(due));
        }
    }

    /// Looks no more. What is under way ends by itself.
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

    /// Whether this timer is the one that counts: an earlier one may have taken its place.
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
