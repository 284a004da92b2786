package dev.parlor.presence;

import dev.parlor.contract.Contract;
import dev.parlor.friends.Circle;
import dev.parlor.identity.UserId;
import dev.parlor.realtime.SocketHandler;
import dev.parlor.realtime.SocketHandshake;
import dev.parlor.store.Database;
import dev.parlor.testkit.ManualLater;
import dev.parlor.testkit.TestConnection;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Presence on a database, with people who come and go, and time that the test turns.
final class Crossing implements AutoCloseable {
    private static final Contract CONTRACT = new Contract();

    final Circle circle;
    final ManualLater later = new ManualLater();
    final MemoryLeases leases = new MemoryLeases(later);
    final Presence presence;
    private final PresenceModule module;

    Crossing(Database database) {
        circle = new Circle(database);
        module = new PresenceModule(leases, circle.friends, circle.live(later));
        presence = module.presence();
    }

    /// Opens a socket.
    Tab open(UserId user) {
        var handler = module.socket().factory().create(new SocketHandshake(List.of(), Map.of(), "127.0.0.1"));
        var connection = TestConnection.of(user.value()).watchedAt("/ws/friends/status/", CONTRACT);
        handler.opened(connection);
        return new Tab(this, handler, connection);
    }

    /// Opens a socket, and lets everybody hear of it.
    Tab settled(UserId user) {
        var tab = open(user);
        later.pass(PresenceBatcher.MOMENT);
        return tab;
    }

    /// Lets those who have left be away for good, and everybody hear of it.
    void passGrace() {
        later.pass(PresenceLeases.GRACE.plus(PresenceBatcher.MOMENT));
    }

    /// One open socket.
    record Tab(Crossing crossing, SocketHandler handler, TestConnection connection) {
        void close() {
            crossing.circle.layer.leaveAll(connection);
            handler.closed(connection);
        }

        void says(String text) {
            handler.received(connection, text);
        }

        /// What was heard since the last time, as `4 online`.
        List<String> heard() {
            return connection.take().stream().map(Tab::text).toList();
        }

        private static String text(JsonNode message) {
            return message.path("type").asString().equals("status_update")
                    ? message.path("user_id").asString() + " "
                            + message.path("status").asString()
                    : message.path("type").asString() + " "
                            + message.path("code").asString("");
        }
    }

    @Override
    public void close() {
        circle.close();
    }
}
