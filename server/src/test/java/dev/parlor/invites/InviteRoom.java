package dev.parlor.invites;

import dev.parlor.friends.Circle;
import dev.parlor.friends.blocks.PairBlocks;
import dev.parlor.game.GameModule;
import dev.parlor.game.GameSetup;
import dev.parlor.identity.UserId;
import dev.parlor.json.Json;
import dev.parlor.limits.Limits;
import dev.parlor.notifications.BadgeCounts;
import dev.parlor.notifications.Notifier;
import dev.parlor.realtime.channel.Topics;
import dev.parlor.schedule.Deadlines;
import dev.parlor.store.Database;
import dev.parlor.testkit.ManualLater;
import dev.parlor.testkit.TestConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.databind.JsonNode;

/// The invites feature on a database, as one node has it, with friends to invite, and time that stands still.
final class InviteRoom implements AutoCloseable {
    static final Duration LIFETIME = Duration.ofMinutes(10);
    static final String GAME = "tic_tac_toe";

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-23T09:00:00.123456Z"));
    final ManualLater later = new ManualLater();
    final Circle circle;
    final GameModule games;
    final GameSetup tables;
    final Invites invites;
    final InviteExpiry expiry;
    final InviteViews views;
    final Deadlines deadlines;
    private final Database database;

    InviteRoom(Database database) {
        this.database = database;
        InstantSource clock = now::get;
        circle = new Circle(database);
        var live = circle.live(later);
        games = new GameModule(
                database,
                new GameModule.GameUsers(
                        circle.users,
                        new PairBlocks(),
                        Limits.DEFAULTS.scaled(1000).most()),
                live,
                clock,
                new Random(3));
        tables = games.tables();
        var counts = new BadgeCounts(_ -> Map.of(), new PendingInvites(database, clock)::of);
        var news = Notifier.of(database, live, counts, clock);
        var ends =
                new InviteEnds(new InviteStore(), tables, new InviteEvents(circle.users, news.inbox(), news.badges()));
        expiry = new InviteExpiry(database, ends, circle.order);
        deadlines = new Deadlines(later, clock, expiry::expire);
        invites = new Invites(
                database,
                new Invites.InviteUsers(circle.users, circle.friends),
                tables,
                ends,
                circle.order,
                new Invites.InviteTimes(clock, LIFETIME, deadlines::at));
        views = new InviteViews(circle.users);
        circle.friends.whenEnded(invites::cancelBetween);
    }

    UserId person(String firstName) {
        return circle.person(firstName);
    }

    /// Somebody new who is a friend of that one.
    UserId friendOf(UserId other, String firstName) {
        var friend = person(firstName);
        circle.join(other, friend);
        return friend;
    }

    /// An invite that must be sent.
    Invite sent(UserId from, UserId to) {
        if (invites.invite(from, to, GAME) instanceof InviteResult.InviteSent(var invite)) {
            return invite;
        }
        throw new AssertionError("was not sent");
    }

    /// A reply that must be taken.
    Invite done(Invite invite, InviteReply reply) {
        var user = reply == InviteReply.CANCEL ? invite.from() : invite.to();
        if (invites.reply(invite.id(), user, reply) instanceof InviteReplyResult.ReplyDone(var ended)) {
            return ended;
        }
        throw new AssertionError("was not done");
    }

    Invite current(Invite invite) {
        return invites.find(invite.id()).orElseThrow();
    }

    /// Lets time pass, and what is due expire.
    void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
        later.pass(time);
    }

    /// Every event of invites that a user was ever told, in order.
    List<JsonNode> events(UserId user) {
        return database
                .read(handle -> handle.select(
                                "SELECT frame FROM inbox_events WHERE user_id = ? ORDER BY event_id", user.value())
                        .mapTo(String.class)
                        .map(Json::parse)
                        .list())
                .stream()
                .filter(event -> event.path("type").asString().startsWith("invite_"))
                .toList();
    }

    /// The events' types, and of the ends how it ended.
    List<String> told(UserId user) {
        return events(user).stream()
                .map(event -> event.path("type").asString() + " "
                        + event.path("invite").path("status").asString())
                .toList();
    }

    /// A socket that hears what its user is told.
    TestConnection listener(UserId user) {
        var connection = TestConnection.of(user.value());
        circle.layer.join(Topics.user(user.value()), connection);
        return connection;
    }

    @Override
    public void close() {
        deadlines.close();
        circle.close();
    }
}
