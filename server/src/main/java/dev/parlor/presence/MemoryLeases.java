package dev.parlor.presence;

import dev.parlor.identity.UserId;
import dev.parlor.schedule.Scheduler;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// The presence leases of a single node, kept in memory until it stops.
public final class MemoryLeases implements PresenceLeases {
    private final ConcurrentHashMap<UserId, LeaseState> leases = new ConcurrentHashMap<>();
    private final AtomicLong absences = new AtomicLong();
    private final Scheduler scheduler;
    private volatile Consumer<UserId> listener = user -> {};

    public MemoryLeases(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /// The lease of one user.
    ///
    /// @param sockets 0 during the grace period
    /// @param absence the number of the current absence: a timer ends only the absence that it was set for
    private record LeaseState(int sockets, long absence) {}

    @Override
    public boolean online(UserId user) {
        return leases.containsKey(user);
    }

    @Override
    public void take(UserId user) {
        var lease = leases.merge(user, new LeaseState(1, -1), (old, one) -> new LeaseState(old.sockets() + 1, 0));
        if (lease.absence() < 0) {
            listener.accept(user);
        }
    }

    @Override
    public void giveBack(UserId user) {
        var lease = leases.computeIfPresent(user, (key, old) -> {
            var left = old.sockets() - 1;
            return new LeaseState(left, left == 0 ? absences.incrementAndGet() : 0);
        });
        if (lease != null && lease.sockets() == 0) {
            scheduler.after(GRACE, () -> end(user, lease));
        }
    }

    @Override
    public void whenChanged(Consumer<UserId> changed) {
        listener = changed;
    }

    private void end(UserId user, LeaseState absent) {
        if (leases.remove(user, absent)) {
            listener.accept(user);
        }
    }
}
