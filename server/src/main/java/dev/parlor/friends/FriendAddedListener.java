package dev.parlor.friends;

import dev.parlor.identity.UserId;
import dev.parlor.store.Tx;

/// Called when two users become friends.
@FunctionalInterface
public interface FriendAddedListener {
    /// Called in the transaction that makes these two users friends. The caller holds `Topics.user` of both
    /// in the `TopicLocks`.
    void begun(Tx tx, UserId one, UserId other);
}
