package dev.parlor.presence;

import dev.parlor.friends.Friends;
import dev.parlor.identity.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Puts presence snapshots and updates on this node in one order: both take the same lock, so that a snapshot
/// and the updates after it neither overlap nor leave a gap.
///
/// Friends are looked up before the lock is taken, so that many users who connect at once don't wait for each
/// other's queries. When a friendship has changed meanwhile, the lookup is repeated under the lock.
final class StatusSequencer {
    private final Friends friends;
    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicLong changes = new AtomicLong();

    StatusSequencer(Friends friends) {
        this.friends = friends;
    }

    /// Runs `act` under the lock with the friends of these users; users without friends are left out. `act`
    /// must not block.
    ///
    /// @throws dev.parlor.store.StoreUnavailable before `act` is called
    void with(Collection<UserId> users, Consumer<Map<UserId, List<UserId>>> act) {
        var seen = changes.get();
        var circles = friends.friendsOf(users);
        turn.lock();
        try {
            act.accept(changes.get() == seen ? circles : friends.friendsOf(users));
        } finally {
            turn.unlock();
        }
    }

    /// Runs `act` under the lock after a change of friendships was committed: earlier lookups no longer
    /// count.
    void changed(Runnable act) {
        turn.lock();
        try {
            changes.incrementAndGet();
            act.run();
        } finally {
            turn.unlock();
        }
    }
}
