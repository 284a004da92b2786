package dev.parlor.chat;

import dev.parlor.chat.direct.ChatModule;
import dev.parlor.chat.direct.UnreadMessages;
import dev.parlor.contract.Contract;
import dev.parlor.friends.Circle;
import dev.parlor.identity.UserId;
import dev.parlor.limits.Limits;
import dev.parlor.limits.Rates;
import dev.parlor.notifications.BadgeCounts;
import dev.parlor.notifications.FriendPresence;
import dev.parlor.notifications.NotificationsModule;
import dev.parlor.notifications.Notifier;
import dev.parlor.realtime.Connection;
import dev.parlor.realtime.SocketHandler;
import dev.parlor.realtime.SocketHandshake;
import dev.parlor.store.Database;
import dev.parlor.testkit.ManualLater;
import dev.parlor.testkit.TestConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// Direct messages and notifications on a database, as one node has them, with people who talk, and time that
/// stands still. Two of these on one database are one node before and after a restart.
public final class TalkRoom implements AutoCloseable {
    private static final Contract CONTRACT = new Contract();

    public final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T09:00:00.123456Z"));
    final ManualLater later = new ManualLater();
    public final Circle circle;
    public final UnreadMessages unread;
    private final ChatModule chat;
    private final NotificationsModule notifications;

    public TalkRoom(Database database) {
        this(database, Limits.DEFAULTS.scaled(10_000));
    }

    public TalkRoom(Database database, Limits limits) {
        this(database, Rates.alone(limits));
    }

    TalkRoom(Database database, Rates rates) {
        InstantSource clock = now::get;
        circle = new Circle(database);
        unread = new UnreadMessages(database);
        var counts = new BadgeCounts(unread::of, _ -> 0);
        var news = Notifier.of(database, circle.live(later), counts, clock);
        chat = new ChatModule(database, new ChatModule.ChatUsers(circle.users, circle.friends), news, rates, clock);
        notifications = new NotificationsModule(database, news, counts, new Alone(), clock);
        notifications.start();
    }

    /// Nobody else is online.
    private record Alone() implements FriendPresence {
        @Override
        public void arrived(Connection connection, Consumer<List<Long>> greet) {
            greet.accept(List.of());
        }

        @Override
        public void left(Connection connection) {}
    }

    /// How often one user may send messages.
    MessageRates rates() {
        return chat.rates();
    }

    public UserId person(String firstName) {
        return circle.person(firstName);
    }

    /// Opens one side of a conversation.
    public Side talk(UserId who, UserId friend, Map<String, String> query) {
        var connection = TestConnection.of(who.value()).watchedAt("/ws/chat/" + friend.value() + "/", CONTRACT);
        var handshake = new SocketHandshake(List.of("" + friend.value()), query, "127.0.0.1");
        return open(chat.socket().factory().create(handshake), connection);
    }

    public Side talk(UserId who, UserId friend) {
        return talk(who, friend, Map.of());
    }

    /// Opens a user's notifications.
    public Side listen(UserId who, Map<String, String> query) {
        var connection = TestConnection.of(who.value()).watchedAt("/ws/notifications/", CONTRACT);
        var handshake = new SocketHandshake(List.of(), query, "127.0.0.1");
        return open(notifications.socket().factory().create(handshake), connection);
    }

    private static Side open(SocketHandler handler, TestConnection connection) {
        handler.opened(connection);
        return new Side(handler, connection);
    }

    /// One open socket.
    public record Side(SocketHandler handler, TestConnection connection) {
        public void does(String json) {
            handler.received(connection, json.replace('\'', '"'));
        }

        public void says(String text) {
            does("{'type':'message','message':'" + text + "'}");
        }

        public void says(String text, String id) {
            does("{'type':'message','message':'" + text + "','id':'" + id + "'}");
        }

        public List<String> heard() {
            return connection.messages("message").stream()
                    .map(message -> message.path("message").asString())
                    .toList();
        }

        public List<Long> numbers(String type, String field) {
            return connection.messages(type).stream()
                    .map(message -> message.path(field).asLong())
                    .toList();
        }

        public JsonNode last() {
            return connection.last();
        }
    }

    @Override
    public void close() {
        circle.close();
    }
}
