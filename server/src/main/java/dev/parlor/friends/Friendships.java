package dev.parlor.friends;

import dev.parlor.friends.FriendRequestResult.RequestObjection;
import dev.parlor.friends.FriendshipViews.FriendProfiles;
import dev.parlor.friends.blocks.BlockStore;
import dev.parlor.friends.blocks.BlockStore.Blocked;
import dev.parlor.friends.blocks.PairStore;
import dev.parlor.identity.UserId;
import dev.parlor.notifications.Notifier;
import dev.parlor.realtime.channel.TopicLocks;
import dev.parlor.realtime.channel.Topics;
import dev.parlor.store.Database;
import dev.parlor.store.Tx;
import dev.parlor.users.Users;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// Everything that can be done to a friendship. Whatever two people do at once, each change of a pair waits for the
/// one before it, sees what that has made, and is told in its turn.
///
/// Thread-safe; blocks on the database.
final class Friendships {
    private final Database database;
    private final FriendStore store = new FriendStore();
    private final PairStore pairs = new PairStore();
    private final BlockStore blocks = new BlockStore();
    private final TopicLocks order;
    private final FriendshipEvents news;
    private final FriendshipViews views;
    private final Users users;
    private final FriendshipListeners listeners;
    private final InstantSource clock;

    Friendships(
            Database database,
            Notifier news,
            FriendshipViews views,
            Users users,
            FriendshipListeners listeners,
            InstantSource clock) {
        this.database = database;
        this.order = news.live().order();
        this.news = new FriendshipEvents(news.inbox());
        this.views = views;
        this.users = users;
        this.listeners = listeners;
        this.clock = clock;
    }

    /// What became of an acceptance.
    enum AcceptResult {
        ACCEPTED,
        BEFORE,
        /// There is no such request to this user.
        NONE
    }

    /// Everything of one user, requests too, newest first.
    List<Friendship> of(UserId user) {
        return database.read(handle -> store.of(handle, user));
    }

    /// Whom a user has blocked, by id.
    List<Blocked> blockedBy(UserId user) {
        return database.read(handle -> blocks.of(handle, user));
    }

    /// Asks somebody to be a friend; if that one has asked already, they are friends.
    ///
    /// @param to an account that may be found
    FriendRequestResult ask(UserId from, UserId to) {
        if (from.equals(to)) {
            return new FriendRequestResult.RequestRefused(RequestObjection.ONESELF);
        }
        return change(UserPair.of(from, to), (tx, profiles) -> {
            // First, as when an account is deleted: its row, then its pairs.
            var counted = users.counted(tx, from);
            var standing = pairs.hold(tx, UserPair.of(from, to));
            // Asked again now that its pair is held: it may have been deleted since it was found.
            if (standing.by(to) || !users.active(tx.handle(), to)) {
                return new FriendRequestResult.RequestRefused(RequestObjection.NOBODY);
            }
            if (standing.by(from)) {
                return new FriendRequestResult.RequestRefused(RequestObjection.BLOCKED_BY_YOU);
            }
            if (counted
                    && store.between(tx.handle(), UserPair.of(from, to)).isEmpty()
                    && store.sentBy(tx.handle(), from) >= FriendStore.MOST_SENT) {
                return new FriendRequestResult.RequestRefused(RequestObjection.TOO_MANY_SENT);
            }
            return store.insert(tx, from, to, clock.instant())
                    .map(request -> sent(tx, request, profiles))
                    .orElseGet(() -> known(
                            tx,
                            store.between(tx.handle(), UserPair.of(from, to)).orElseThrow(),
                            from,
                            profiles));
        });
    }

    /// Accepts a request to this user.
    AcceptResult accept(FriendshipId id, UserId user) {
        return find(id).filter(known -> known.to().equals(user))
                .map(known -> change(
                        known.pair(),
                        (tx, profiles) -> held(tx, known)
                                .map(now -> now.accepted() ? AcceptResult.BEFORE : accept(tx, now, profiles))
                                .orElse(AcceptResult.NONE)))
                .orElse(AcceptResult.NONE);
    }

    /// Declines a request to this user. False when there is no such request.
    boolean decline(FriendshipId id, UserId user) {
        return find(id).filter(known -> known.to().equals(user))
                .map(known -> change(
                        known.pair(),
                        (tx, profiles) -> held(tx, known)
                                .filter(now -> !now.accepted())
                                .map(now -> remove(tx, now, profiles))
                                .orElse(false)))
                .orElse(false);
    }

    /// Ends a friendship or takes back a request; who received one may end it this way too. False when the user has
    /// no such friendship.
    boolean remove(FriendshipId id, UserId user) {
        return find(id).filter(known -> known.involves(user))
                .map(known -> change(
                        known.pair(),
                        (tx, profiles) -> held(tx, known)
                                .map(now -> remove(tx, now, profiles))
                                .orElse(false)))
                .orElse(false);
    }

    /// Blocks somebody, which ends whatever there is between the two. An id that is nobody's can be blocked like any
    /// other: the difference would tell which ids are somebody's.
    ///
    /// @return false when the user has blocked as many as one may; who is blocked already stays so
    boolean block(UserId by, UserId whom) {
        var pair = UserPair.of(by, whom);
        return change(pair, (tx, profiles) -> {
            if (!stands(tx, by, whom)) {
                if (blocks.count(tx.handle(), by) >= BlockStore.MOST) {
                    return false;
                }
                blocks.begin(tx, by, whom);
                news.blockChanged(tx, by, whom, true);
            }
            listeners.blocked(tx, by, whom);
            store.between(tx.handle(), pair).ifPresent(now -> remove(tx, now, profiles));
            return true;
        });
    }

    /// Ends a block; nothing else comes back by that.
    void unblock(UserId by, UserId whom) {
        change(UserPair.of(by, whom), (tx, profiles) -> {
            var stood = stands(tx, by, whom);
            if (stood) {
                blocks.end(tx, by, whom);
                news.blockChanged(tx, by, whom, false);
            }
            return stood;
        });
    }

    /// Whether a block stands. Waits for the pair's turn if the id is somebody's.
    private boolean stands(Tx tx, UserId by, UserId whom) {
        return users.names(tx.handle(), List.of(whom)).containsKey(whom)
                ? pairs.hold(tx, UserPair.of(by, whom)).by(by)
                : blocks.hasBlockedId(tx.handle(), by, whom);
    }

    private Optional<Friendship> find(FriendshipId id) {
        return database.read(handle -> store.find(handle, id));
    }

    /// One change of a pair: what it tells the two comes in the order of the changes.
    private <T> T change(UserPair pair, BiFunction<Tx, FriendProfiles, T> work) {
        var both = List.of(pair.low(), pair.high());
        var profiles = views.faces(both);
        try (var _ =
                order.hold(both.stream().map(user -> Topics.user(user.value())).toList())) {
            return database.write(tx -> work.apply(tx, profiles));
        }
    }

    /// The friendship as it is when the pair's turn has come, if there still is that one.
    private Optional<Friendship> held(Tx tx, Friendship known) {
        pairs.hold(tx, known.pair());
        return store.find(tx.handle(), known.id());
    }

    private FriendRequestResult sent(Tx tx, Friendship request, FriendProfiles profiles) {
        pairs.meet(tx, request.pair());
        news.requested(tx, request, profiles);
        return new FriendRequestResult.RequestSent(request);
    }

    private FriendRequestResult known(Tx tx, Friendship known, UserId from, FriendProfiles profiles) {
        if (known.accepted()) {
            return new FriendRequestResult.RequestRefused(RequestObjection.FRIENDS_ALREADY);
        }
        if (known.from().equals(from)) {
            return new FriendRequestResult.RequestRefused(RequestObjection.SENT_BEFORE);
        }
        accept(tx, known, profiles);
        return new FriendRequestResult.RequestAgreed(known.asAccepted());
    }

    private AcceptResult accept(Tx tx, Friendship request, FriendProfiles profiles) {
        store.accept(tx, request.id());
        news.accepted(tx, request.asAccepted(), profiles);
        listeners.begun(tx, request);
        return AcceptResult.ACCEPTED;
    }

    /// Who else has something to end does so first: after the two are told that it is over, they hear no more of
    /// it.
    private boolean remove(Tx tx, Friendship friendship, FriendProfiles profiles) {
        store.delete(tx, friendship.id());
        if (friendship.accepted()) {
            listeners.ended(tx, friendship);
        }
        news.removed(tx, friendship, profiles);
        return true;
    }
}
