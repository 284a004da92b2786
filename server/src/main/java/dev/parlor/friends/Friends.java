package dev.parlor.friends;

import dev.parlor.friends.blocks.BlockListener;
import dev.parlor.friends.blocks.PairBlocks;
import dev.parlor.identity.UserId;
import dev.parlor.store.Database;
import dev.parlor.users.BlockRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// Who is friends with whom, as the rest of the server sees it. Only accepted friendships count.
///
/// Thread-safe. Blocks on the database, and answers as of the newest commit.
public final class Friends {
    /// An engine takes so many values in one list, and this far below its bound.
    private static final int MOST_AT_ONCE = 1000;

    private final Database database;
    private final FriendStore store = new FriendStore();
    private final BlockRule blocks = new PairBlocks();
    private final FriendshipListeners listeners;

    Friends(Database database, FriendshipListeners listeners) {
        this.database = database;
        this.listeners = listeners;
    }

    /// Whether two users are friends. Nobody is their own friend.
    public boolean areFriends(UserId one, UserId other) {
        return !one.equals(other)
                && database.read(handle -> store.between(handle, UserPair.of(one, other)))
                        .filter(Friendship::accepted)
                        .isPresent();
    }

    /// Whether two users are friends, for a write transaction that must not happen otherwise: if so, nobody ends
    /// the friendship before that transaction is over, on either engine. It is a write to the friendship's row,
    /// which makes unfriending wait on PostgreSQL; two such transactions of one pair wait for each other too.
    ///
    /// @param handle of a [dev.parlor.store.Tx]: reading handles can't do this
    public boolean areFriends(Handle handle, UserId one, UserId other) {
        return !one.equals(other) && store.keepFriends(handle, UserPair.of(one, other));
    }

    /// A user's friends, in no order.
    public List<UserId> friendsOf(UserId user) {
        return friendsOf(List.of(user)).getOrDefault(user, List.of());
    }

    /// The friends of each of these users, in no order; who has none is left out. One query, or one for each
    /// thousand users.
    public Map<UserId, List<UserId>> friendsOf(Collection<UserId> users) {
        var all = new ArrayList<>(users);
        var friends = new HashMap<UserId, List<UserId>>();
        for (var from = 0; from < all.size(); from += MOST_AT_ONCE) {
            var some = all.subList(from, Math.min(all.size(), from + MOST_AT_ONCE));
            friends.putAll(database.read(handle -> store.friendsOf(handle, some)));
        }
        return friends;
    }

    /// Whether a block stands between two users. Then each must look like nobody to the other.
    public boolean blocked(UserId one, UserId other) {
        return database.read(handle -> blocks.between(handle, one, other));
    }

    /// Has a feature told when a friendship begins. Call at start.
    public void whenBegun(FriendAddedListener beginning) {
        listeners.whenBegun(beginning);
    }

    /// Has a feature told when one user blocks another. Call at start.
    public void whenBlocked(BlockListener beginning) {
        listeners.whenBlocked(beginning);
    }

    /// Has a feature told when a friendship ends, by whatever way. Call at start.
    public void whenEnded(FriendRemovedListener ending) {
        listeners.whenEnded(ending);
    }
}
