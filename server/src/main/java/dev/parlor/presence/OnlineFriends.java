package dev.parlor.presence;

import dev.parlor.identity.UserId;
import dev.parlor.notifications.FriendPresence;
import dev.parlor.realtime.Connection;
import java.util.List;
import java.util.function.Consumer;

/// Presence for the sockets of `/ws/notifications/`.
record OnlineFriends(Presence presence) implements FriendPresence {
    @Override
    public void arrived(Connection connection, Consumer<List<Long>> greet) {
        presence.arrived(
                connection,
                online -> greet.accept(online.stream().map(UserId::value).toList()));
    }

    @Override
    public void left(Connection connection) {
        presence.left(connection);
    }
}
