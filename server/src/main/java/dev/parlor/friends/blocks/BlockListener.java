package dev.parlor.friends.blocks;

import dev.parlor.identity.UserId;
import dev.parlor.store.Tx;

/// What else ends when one user blocks another, beside their friendship.
@FunctionalInterface
public interface BlockListener {
    /// Called in the transaction that begins the block.
    void blocked(Tx tx, UserId by, UserId whom);
}
