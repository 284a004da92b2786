package dev.parlor.users;

import dev.parlor.identity.UserId;
import dev.parlor.store.Tx;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Whether a block exists between two users. Every feature in which two users could meet applies this one
/// rule: to the blocked user, the blocker looks like a user who doesn't exist, and the blocker no longer
/// meets the blocked user either.
public interface BlockRule {
    /// Whether either of two users has blocked the other, as a transaction sees it. No one blocks themselves.
    boolean between(Handle handle, UserId one, UserId other);

    /// The same, for a transaction that brings two users together. If there is no block, none can be added
    /// before the transaction ends, and the two count as acquainted from then on.
    boolean between(Tx tx, UserId one, UserId other);

    /// All users who have blocked this user or are blocked by them. Some ids may belong to no account.
    Set<UserId> with(Handle handle, UserId user);

    /// The condition of [#between] in SQL.
    ///
    /// @param one the SQL for a user's id: a column or a named parameter
    String between(String one, String other);
}
