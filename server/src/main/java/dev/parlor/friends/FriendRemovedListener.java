package dev.parlor.friends;

import dev.parlor.identity.UserId;
import dev.parlor.store.Tx;

/// What else ends when a friendship does.
@FunctionalInterface
public interface FriendRemovedListener {
    /// Called in the transaction that ends the friendship of these two. Its caller holds `Topics.user` of both in
    /// the `TopicOrder`.
    ///
    /// Whoever must not act on a friendship that has ended asks [Friends#areFriends(Handle, UserId, UserId)] in its
    /// own transaction.
    void ended(Tx tx, UserId one, UserId other);
}
