package dev.parlor.friends;

import dev.parlor.identity.UserId;
import dev.parlor.store.Tx;

/// What else begins when a friendship does.
@FunctionalInterface
public interface FriendAddedListener {
    /// Called in the transaction that makes these two friends. Its caller holds `Topics.user` of both in the
    /// `TopicOrder`.
    void begun(Tx tx, UserId one, UserId other);
}
