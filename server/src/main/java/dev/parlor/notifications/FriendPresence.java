package dev.parlor.notifications;

import dev.parlor.realtime.Connection;
import java.util.List;
import java.util.function.Consumer;

/// The presence of friends, as notification sockets need it: they count as online, and receive status
/// updates.
public interface FriendPresence {
    /// A socket has opened. Call [#left] when it has closed, also when this throws.
    ///
    /// @param greet gets the ids of the friends who are online; every `status_update` comes after what it offers.
    ///     It must not block
    void arrived(Connection connection, Consumer<List<Long>> greet);

    /// A socket has closed; one that never arrived is ignored.
    void left(Connection connection);
}
