package dev.parlor.presence;

import dev.parlor.friends.Friends;
import dev.parlor.identity.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Who is told of whom, and the one order in which that is done on this node: whoever looks at presence and whoever
/// tells of it takes turns here, so that a snapshot and the updates after it neither overlap nor leave a gap.
///
/// Friends are looked up before the turn comes, so that many who connect at once wait for each other's arithmetic
/// and not for each other's queries. When a friendship has changed meanwhile the look-up is repeated in the turn.
final class StatusSequencer {
    private final Friends friends;
    private final ReentrantLock turn = new ReentrantLock();
    private final AtomicLong changes = new AtomicLong();

    StatusSequencer(Friends friends) {
        this.friends = friends;
    }

    /// In one turn, with the friends of these users; who has none is left out. `act` must not block.
    ///
    /// @throws dev.parlor.store.StoreUnavailable before `act` was called
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

    /// In one turn, after a change of friendships was committed: what was looked up before counts no more.
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
