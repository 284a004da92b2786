package dev.parlor.presence;

import dev.parlor.identity.UserId;
import dev.parlor.schedule.Scheduler;
import dev.parlor.store.StoreUnavailable;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Collects the users who come or go within a moment and passes them on together: when a crowd reconnects,
/// friends are looked up once per moment instead of once per user. A user who comes and goes within a moment
/// counts once.
///
/// Thread-safe.
final class PresenceBatcher {
    /// Short enough that no one notices.
    static final Duration MOMENT = Duration.ofMillis(50);

    /// The pause before a retry when the database did not answer.
    static final Duration PAUSE = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(PresenceBatcher.class);

    private final Scheduler scheduler;
    private final Consumer<Set<UserId>> teller;
    private Set<UserId> moved = new LinkedHashSet<>();
    private boolean waiting;

    /// @param teller announces all of them or, when it throws [StoreUnavailable], none
    PresenceBatcher(Scheduler scheduler, Consumer<Set<UserId>> teller) {
        this.scheduler = scheduler;
        this.teller = teller;
    }

    void add(UserId user) {
        add(Set.of(user), MOMENT);
    }

    private synchronized void add(Set<UserId> users, Duration moment) {
        moved.addAll(users);
        if (!waiting) {
            waiting = true;
            scheduler.after(moment, this::tell);
        }
    }

    private synchronized Set<UserId> take() {
        var all = moved;
        moved = new LinkedHashSet<>();
        waiting = false;
        return all;
    }

    private void tell() {
        var all = take();
        try {
            teller.accept(all);
        } catch (StoreUnavailable outage) {
            LOG.warn("Announcing the presence of {} users is delayed: {}", all.size(), outage.getMessage());
            add(all, PAUSE);
        } catch (RuntimeException bug) {
            LOG.error("Announcing the presence of {} users failed", all.size(), bug);
        }
    }
}
