package dev.parlor.users;

import dev.parlor.identity.UserId;
import dev.parlor.store.Tx;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Between whom a block stands. The one rule that every door asks at which two people could meet: to the blocked, the
/// blocker looks like nobody, and meets them no more either.
public interface BlockRule {
    /// Whether one of two has blocked the other, as a transaction sees it. Nobody blocks themselves.
    boolean between(Handle handle, UserId one, UserId other);

    /// The same for a transaction that brings the two together: if there is no block, none begins before it is over,
    /// and they know each other from then on.
    boolean between(Tx tx, UserId one, UserId other);

    /// Everybody between whom and a user a block stands. Some may be ids that are nobody's.
    Set<UserId> with(Handle handle, UserId user);

    /// What [#between] asks, as a condition of SQL.
    ///
    /// @param one what stands for a user's id: a column or a named parameter
    String between(String one, String other);
}
