package dev.parlor.friends;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.parlor.identity.UserId;
import dev.parlor.json.Json;
import dev.parlor.limits.Limits;
import dev.parlor.limits.Rates;
import dev.parlor.notifications.BadgeCounts;
import dev.parlor.notifications.Notifier;
import dev.parlor.realtime.Epoch;
import dev.parlor.realtime.RealtimeServices;
import dev.parlor.realtime.channel.MemoryChannelLayer;
import dev.parlor.realtime.channel.TopicLocks;
import dev.parlor.realtime.channel.Topics;
import dev.parlor.realtime.command.Idempotency;
import dev.parlor.schedule.Scheduler;
import dev.parlor.store.Database;
import dev.parlor.store.Deployment;
import dev.parlor.testkit.ManualLater;
import dev.parlor.testkit.TestConnection;
import dev.parlor.users.UserSettings;
import dev.parlor.users.Users;
import dev.parlor.users.passwords.Argon2Cost;
import dev.parlor.users.sessions.SigningKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/// The friends feature on a database, as one node has it, with people to befriend.
public final class Circle implements AutoCloseable {
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    public final MemoryChannelLayer layer = new MemoryChannelLayer();
    public final TopicLocks order = new TopicLocks();
    final Set<UserId> online = ConcurrentHashMap.newKeySet();
    public final Friends friends;
    final Friendships friendships;
    final FriendshipViews views;
    final FriendshipDeletion deletion;
    private final Database database;
    public final Users users;

    public Circle(Database database) {
        this.database = database;
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-23T09:00:00.123Z"));
        users = new Users(
                database,
                layer,
                SigningKey.of(Optional.of("a key for tests, of thirty-two bytes or more"), Path.of("unused")),
                new UserSettings(
                        Duration.ofMinutes(20),
                        Duration.ofDays(1),
                        Duration.ofDays(90),
                        false,
                        Duration.ofDays(30),
                        new Argon2Cost(8, 1, 1)),
                Rates.alone(Limits.DEFAULTS),
                clock);
        var turningPoints = new FriendshipListeners();
        views = new FriendshipViews(users, online::contains);
        friends = new Friends(database, turningPoints);
        var news = Notifier.of(database, live(new ManualLater()), new BadgeCounts(_ -> Map.of(), _ -> 0), clock);
        deletion = new FriendshipDeletion(database, new FriendshipEvents(news.inbox()), views, turningPoints);
        friendships = new Friendships(database, news, views, users, turningPoints, clock);
    }

    /// What all features of this node share.
    public RealtimeServices live(Scheduler scheduler) {
        return new RealtimeServices(
                layer, order, scheduler, new Idempotency(Ticker.systemTicker()), new Epoch(Deployment.id(database)));
    }

    /// Somebody new.
    public UserId person(String firstName) {
        var email = firstName.toLowerCase(Locale.ROOT) + PEOPLE.incrementAndGet() + "@example.com";
        return database.write(tx -> new UserId(tx.handle()
                .createQuery("""
                        INSERT INTO users (email, email_key, first_name, last_name, password_hash, created_at)
                        VALUES (?, ?, ?, 'A', '', 0) RETURNING id
                        """)
                .bind(0, email)
                .bind(1, email)
                .bind(2, firstName)
                .mapTo(Long.class)
                .one()));
    }

    /// Disables an account.
    void disable(UserId user) {
        users.setActive(user, false);
    }

    /// Makes two people friends.
    Friendship befriend(UserId one, UserId other) {
        request(one, other);
        return ((FriendRequestResult.RequestAgreed) friendships.ask(other, one)).friendship();
    }

    /// Makes two people friends.
    public void join(UserId one, UserId other) {
        befriend(one, other);
    }

    /// Sends a request that nobody answers.
    public void ask(UserId from, UserId to) {
        request(from, to);
    }

    /// Ends everything between two people.
    public void part(UserId one, UserId other) {
        between(one, other).forEach(known -> friendships.remove(known.id(), one));
    }

    /// Has one block the other.
    public void block(UserId by, UserId whom) {
        friendships.block(by, whom);
    }

    /// A request that must be sent.
    Friendship request(UserId from, UserId to) {
        return ((FriendRequestResult.RequestSent) friendships.ask(from, to)).request();
    }

    /// Everything between two people, as the database has it.
    List<Friendship> between(UserId one, UserId other) {
        return friendships.of(one).stream()
                .filter(known -> known.involves(other))
                .toList();
    }

    /// Every event that a user was ever told, in order.
    List<JsonNode> events(UserId user) {
        return database.read(handle -> handle.select(
                        "SELECT frame FROM inbox_events WHERE user_id = ? ORDER BY event_id", user.value())
                .mapTo(String.class)
                .map(Json::parse)
                .list());
    }

    List<String> eventTypes(UserId user) {
        return events(user).stream().map(event -> event.path("type").asString()).toList();
    }

    /// A socket that hears what its user is told.
    TestConnection listener(UserId user) {
        var connection = TestConnection.of(user.value());
        layer.join(Topics.user(user.value()), connection);
        return connection;
    }

    @Override
    public void close() {
        users.close();
    }
}
