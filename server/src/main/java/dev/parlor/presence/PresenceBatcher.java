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

/// Users who came or went, gathered for a moment and handed on together: when a crowd reconnects, its friends are
/// looked up once for each moment and not once for each user. Who comes and goes within a moment is in it once.
///
/// Thread-safe.
final class PresenceBatcher {
    /// Short enough that nobody notices.
    static final Duration MOMENT = Duration.ofMillis(50);

    /// Before trying again when the database did not answer.
    static final Duration PAUSE = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(PresenceBatcher.class);

    private final Scheduler scheduler;
    private final Consumer<Set<UserId>> teller;
    private Set<UserId> moved = new LinkedHashSet<>();
    private boolean waiting;

    /// @param teller tells of them, completely or, when it throws [StoreUnavailable], not at all
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
