package dev.parlor.friends;

import dev.parlor.friends.blocks.BlockListener;
import dev.parlor.identity.UserId;
import dev.parlor.store.Tx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The listeners for new and ended friendships and for new blocks. They are called in the transaction that
/// makes the change. All of them register at startup.
final class FriendshipListeners {
    private final List<FriendAddedListener> beginnings = new CopyOnWriteArrayList<>();
    private final List<FriendRemovedListener> endings = new CopyOnWriteArrayList<>();
    private final List<BlockListener> blocks = new CopyOnWriteArrayList<>();

    void whenBegun(FriendAddedListener beginning) {
        beginnings.add(beginning);
    }

    void whenEnded(FriendRemovedListener ending) {
        endings.add(ending);
    }

    void whenBlocked(BlockListener beginning) {
        blocks.add(beginning);
    }

    void blocked(Tx tx, UserId by, UserId whom) {
        blocks.forEach(one -> one.blocked(tx, by, whom));
    }

    void begun(Tx tx, Friendship friendship) {
        beginnings.forEach(one -> one.begun(tx, friendship.from(), friendship.to()));
    }

    void ended(Tx tx, Friendship friendship) {
        endings.forEach(one -> one.ended(tx, friendship.from(), friendship.to()));
    }
}
