package dev.parlor.presence;

import dev.parlor.identity.UserId;
import dev.parlor.users.OnlineUsers;
import java.time.Duration;
import java.util.function.Consumer;

/// Who is online, on any node: each open socket holds a share of its user's lease. When the last share is
/// returned, the lease lasts for another [#GRACE], so that a page reload doesn't count as an absence; the
/// leases of a dead node end within a minute (contract §3.2).
///
/// Thread-safe; works in memory, so nothing here blocks.
public interface PresenceLeases extends OnlineUsers {
    /// How long a user without a socket still counts as online.
    Duration GRACE = Duration.ofSeconds(5);

    /// One more socket of this user is open on this node.
    void take(UserId user);

    /// One socket fewer. Call once for each [#take].
    void giveBack(UserId user);

    /// Calls `changed` for each user who came online or went offline, on any thread and without holding a
    /// lock; check [#online] for the current state, since it may have changed again. Call once, at start.
    void whenChanged(Consumer<UserId> changed);
}
