package dev.parlor.friends.blocks;

import dev.parlor.identity.UserId;
import dev.parlor.store.Tx;

/// Called when one user blocks another.
@FunctionalInterface
public interface BlockListener {
    /// Called in the transaction that sets the block.
    void blocked(Tx tx, UserId by, UserId whom);
}
