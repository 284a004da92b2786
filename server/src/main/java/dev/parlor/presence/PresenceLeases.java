package dev.parlor.presence;

import dev.parlor.identity.UserId;
import dev.parlor.users.OnlineUsers;
import java.time.Duration;
import java.util.function.Consumer;

/// Who is online, on whatever node their sockets are: each open socket holds a share in its user's lease. When the
/// last is given back the lease runs on for [#GRACE], so that a reload of a page is no absence; a lease that a dead
/// node doesn't renew ends by itself within a minute (contract §3.2).
///
/// Thread-safe; answers and takes from memory, so nothing here blocks.
public interface PresenceLeases extends OnlineUsers {
    /// How long a user without a socket still counts as online.
    Duration GRACE = Duration.ofSeconds(5);

    /// One more socket of this user is open on this node.
    void take(UserId user);

    /// One socket fewer. Call once for each [#take].
    void giveBack(UserId user);

    /// Has `changed` called for each user who came online or went offline, on any thread and without a lock held;
    /// ask [#online] which of both, since more may have happened meanwhile. Call once, at start.
    void whenChanged(Consumer<UserId> changed);
}
