package dev.parlor.invites;

import dev.parlor.friends.Friends;
import dev.parlor.game.GameProposal;
import dev.parlor.game.GameSetup;
import dev.parlor.identity.UserId;
import dev.parlor.invites.InviteResult.InviteObjection;
import dev.parlor.realtime.channel.TopicLocks;
import dev.parlor.realtime.channel.Topics;
import dev.parlor.store.Database;
import dev.parlor.store.Pages;
import dev.parlor.store.Tx;
import dev.parlor.users.User;
import dev.parlor.users.Users;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// The invites of this server.
///
/// Thread-safe; blocks on the database. Once a call returns, its change is durable and both users have been
/// notified, of each change once and in the order of the changes.
final class Invites {
    private final Database database;
    private final InviteUsers people;
    private final GameSetup tables;
    private final InviteEnds ends;
    private final TopicLocks order;
    private final InviteTimes times;

    /// The users and friendships that decide who can be invited.
    record InviteUsers(Users users, Friends friends) {}

    /// @param lifetime how long an invite can be answered
    /// @param due receives the expiry of each new invite, after the commit
    record InviteTimes(InstantSource clock, Duration lifetime, Consumer<Instant> due) {
        /// In milliseconds, the precision of the database.
        Instant now() {
            return clock.instant().truncatedTo(ChronoUnit.MILLIS);
        }
    }

    Invites(
            Database database,
            InviteUsers people,
            GameSetup tables,
            InviteEnds ends,
            TopicLocks order,
            InviteTimes times) {
        this.database = database;
        this.people = people;
        this.tables = tables;
        this.ends = ends;
        this.order = order;
        this.times = times;
    }

    /// Invites a friend to a game. The game is created with the invite and is on hold until it is accepted.
    /// The sender sits at X; a fair coin decides who moves first.
    ///
    /// @param gameType an existing game type
    InviteResult invite(UserId from, UserId to, String gameType) {
        if (from.equals(to)) {
            return new InviteResult.InviteRefused(InviteObjection.ONESELF);
        }
        if (people.users().find(to).filter(User::active).isEmpty()
                || people.friends().blocked(to, from)) {
            return new InviteResult.InviteRefused(InviteObjection.NOBODY);
        }
        return change(from, to, tx -> invite(tx, from, to, gameType));
    }

    /// The friendship check locks the pair until the commit. So two users who invite each other, or one who
    /// sends twice, can't create a second pending invite between check and insert.
    private InviteResult invite(Tx tx, UserId from, UserId to, String gameType) {
        if (!people.friends().areFriends(tx.handle(), from, to)) {
            return new InviteResult.InviteRefused(InviteObjection.NO_FRIEND);
        }
        var now = times.now();
        var standing = ends.store().pending(tx.handle(), from, to, gameType);
        if (standing.isPresent() && !standing.get().due(now)) {
            return new InviteResult.AlreadyInvited(standing.get());
        }
        standing.ifPresent(due -> ends.end(tx, due, InviteStatus.EXPIRED, now));
        var tooMany = tables.tooMany(tx, from);
        if (tooMany.isPresent()) {
            return new InviteResult.InviteTooMany(tooMany.get());
        }
        var game = tables.deal(tx, GameProposal.fair(gameType, from, to).keptOnHold());
        var expiry = now.plus(times.lifetime());
        var invite = new Invite(
                InviteId.random(), from, to, gameType, game, InviteStatus.PENDING, now, expiry, Optional.empty());
        ends.store().insert(tx, invite);
        ends.news().created(tx, invite);
        tx.afterCommit(() -> times.due().accept(expiry));
        return new InviteResult.InviteSent(invite);
    }

    /// Accepts, declines or cancels an invite.
    InviteReplyResult reply(InviteId id, UserId user, InviteReply reply) {
        var found = find(id).filter(invite -> invite.involves(user));
        if (found.isEmpty()) {
            return new InviteReplyResult.UnknownInvite();
        }
        var invite = found.get();
        return reply.isFor(invite, user)
                ? change(invite.from(), invite.to(), tx -> reply(tx, invite, reply.outcome()))
                : new InviteReplyResult.NotYours();
    }

    private InviteReplyResult reply(Tx tx, Invite seen, InviteStatus wanted) {
        var now = times.now();
        if (wanted == InviteStatus.ACCEPTED && waits(tx, seen, now)) {
            var tooMany = tables.tooMany(tx, seen.to());
            if (tooMany.isPresent()) {
                return new InviteReplyResult.ReplyTooMany(tooMany.get());
            }
        }
        var ended = ends.end(tx, seen, wanted, now);
        if (ended.isPresent()) {
            return new InviteReplyResult.ReplyDone(ended.get());
        }
        var current = ends.store().find(tx.handle(), seen.id()).orElseThrow();
        if (current.status() == wanted) {
            return new InviteReplyResult.ReplyDone(current);
        }
        if (current.status() == InviteStatus.PENDING) {
            ends.end(tx, current, InviteStatus.EXPIRED, now);
            return new InviteReplyResult.TooLate(InviteStatus.EXPIRED);
        }
        return new InviteReplyResult.TooLate(current.status());
    }

    private boolean waits(Tx tx, Invite seen, Instant now) {
        return ends.store()
                .find(tx.handle(), seen.id())
                .filter(invite -> invite.status() == InviteStatus.PENDING && !invite.due(now))
                .isPresent();
    }

    /// An invite as of now, regardless of its users.
    Optional<Invite> find(InviteId id) {
        return database.read(handle -> ends.store().find(handle, id)).map(invite -> invite.asOf(times.now()));
    }

    /// The invites that this user sent or received, as of now.
    List<Invite> of(UserId user, InviteQuery query) {
        var now = times.now();
        return database.read(handle -> ends.store().of(handle, user, query, now)).stream()
                .map(invite -> invite.asOf(now))
                .toList();
    }

    /// All invites that this user ever sent or received, as of now, newest first.
    Pages<Invite, Invite> all(UserId user) {
        return new Pages<>(last -> database.read(handle -> ends.store().all(handle, user, last, Pages.SIZE)), page -> {
            var now = times.now();
            return page.stream().map(invite -> invite.asOf(now)).toList();
        });
    }

    /// Ends the pending invites between two users whose friendship has ended, also by the deletion of an
    /// account. Invites that are already due are not canceled; they expire.
    ///
    /// The caller holds `Topics.user` of both users in the `TopicLocks`.
    void cancelBetween(Tx tx, UserId one, UserId other) {
        var now = times.now();
        ends.store()
                .pendingBetween(tx.handle(), one, other)
                .forEach(invite -> ends.end(tx, invite, InviteStatus.CANCELED, now));
    }

    /// Makes a change between two users. The topic locks keep their events in the order of the changes.
    private <T> T change(UserId one, UserId other, Function<Tx, T> work) {
        try (var _ = order.hold(List.of(Topics.user(one.value()), Topics.user(other.value())))) {
            return database.write(work);
        }
    }
}
