package dev.parlor.friends;

import dev.parlor.identity.UserId;
import dev.parlor.store.Tx;

/// Called when two users stop being friends.
@FunctionalInterface
public interface FriendRemovedListener {
    /// Called in the transaction that ends the friendship of these two users. The caller holds `Topics.user`
    /// of both in the `TopicLocks`.
    ///
    /// A feature that must not act on an ended friendship calls [Friends#areFriends(Handle, UserId, UserId)]
    /// in its own transaction.
    void ended(Tx tx, UserId one, UserId other);
}
