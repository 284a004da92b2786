package dev.parlor.friends;

import dev.parlor.friends.blocks.BlockStore;
import dev.parlor.friends.blocks.BlockStore.Blocked;
import dev.parlor.friends.blocks.PairStore;
import dev.parlor.identity.UserId;
import dev.parlor.store.Database;
import dev.parlor.store.Pages;
import dev.parlor.store.Tx;
import java.util.List;
import java.util.Optional;

/// What becomes of friendships when an account is deleted, and what its owner can take along.
final class FriendshipDeletion {
    private final Database database;
    private final FriendStore store = new FriendStore();
    private final PairStore pairs = new PairStore();
    private final BlockStore blocks = new BlockStore();
    private final FriendshipEvents news;
    private final FriendshipViews views;
    private final FriendshipListeners listeners;

    FriendshipDeletion(Database database, FriendshipEvents news, FriendshipViews views, FriendshipListeners listeners) {
        this.database = database;
        this.news = news;
        this.views = views;
        this.listeners = listeners;
    }

    /// Everything that this feature stores about a user.
    record FriendExport(Iterable<FriendshipView> friendships, Iterable<Long> blocked) {}

    FriendExport of(UserId user) {
        return new FriendExport(
                new Pages<Friendship, FriendshipView>(last -> friendships(user, last), page -> views.all(page, user)),
                new Pages<Blocked, Long>(
                        last -> blocked(user, last),
                        page -> page.stream().map(one -> one.user().value()).toList()));
    }

    private List<Friendship> friendships(UserId user, Optional<Friendship> last) {
        var before = last.map(friendship -> friendship.id().value()).orElse(Long.MAX_VALUE);
        return database.read(handle -> store.of(handle, user, before, Pages.SIZE));
    }

    private List<Blocked> blocked(UserId user, Optional<Blocked> last) {
        var after = last.map(one -> one.user().value()).orElse(0L);
        return database.read(handle -> blocks.of(handle, user, after, Pages.SIZE));
    }

    /// Who is told when this user goes.
    List<UserId> concerned(UserId user) {
        return database.read(handle -> store.of(handle, user)).stream()
                .map(friendship -> friendship.friendOf(user))
                .toList();
    }

    /// Ends everything between a user and others. Of each two at a time, as unfriending does; then the user's blocks.
    /// The blocks of others stay: that they end would tell that there was somebody.
    void forget(Tx tx, UserId user) {
        for (var friendship : store.of(tx.handle(), user)) {
            pairs.hold(tx, friendship.pair());
            store.delete(tx, friendship.id());
            if (friendship.accepted()) {
                listeners.ended(tx, friendship);
            }
            var faces = views.faces(tx.handle(), List.of(friendship.from(), friendship.to()));
            news.removed(tx, friendship, friendship.friendOf(user), faces);
        }
        pairs.forget(tx, user);
        blocks.forget(tx, user);
    }
}
