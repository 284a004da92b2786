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
    /// How many users one query lists: well below the limits of both database engines.
    private static final int MOST_AT_ONCE = 1000;

    private final Database database;
    private final FriendStore store = new FriendStore();
    private final BlockRule blocks = new PairBlocks();
    private final FriendshipListeners listeners;

    Friends(Database database, FriendshipListeners listeners) {
        this.database = database;
        this.listeners = listeners;
    }

    /// Whether two users are friends. Users are not friends of themselves.
    public boolean areFriends(UserId one, UserId other) {
        return !one.equals(other)
                && database.read(handle -> store.between(handle, UserPair.of(one, other)))
                        .filter(Friendship::accepted)
                        .isPresent();
    }

    /// Whether two users are friends, for a write transaction that requires it: if so, the friendship can't
    /// end before that transaction does, on either engine. This updates the row of the friendship, so on
    /// PostgreSQL unfriending waits for it, and so do other such transactions for the same pair.
    ///
    /// @param handle of a [dev.parlor.store.Tx]; read-only handles can't do this
    public boolean areFriends(Handle handle, UserId one, UserId other) {
        return !one.equals(other) && store.keepFriends(handle, UserPair.of(one, other));
    }

    /// A user's friends, in no order.
    public List<UserId> friendsOf(UserId user) {
        return friendsOf(List.of(user)).getOrDefault(user, List.of());
    }

    /// The friends of each of these users, in no order; users without friends are left out. Runs one query
    /// per thousand users.
    public Map<UserId, List<UserId>> friendsOf(Collection<UserId> users) {
        var all = new ArrayList<>(users);
        var friends = new HashMap<UserId, List<UserId>>();
        for (var from = 0; from < all.size(); from += MOST_AT_ONCE) {
            var some = all.subList(from, Math.min(all.size(), from + MOST_AT_ONCE));
            friends.putAll(database.read(handle -> store.friendsOf(handle, some)));
        }
        return friends;
    }

    /// Whether a block stands between two users. If so, each must look nonexistent to the other.
    public boolean blocked(UserId one, UserId other) {
        return database.read(handle -> blocks.between(handle, one, other));
    }

    /// Registers a listener for new friendships. Call at startup.
    public void whenBegun(FriendAddedListener beginning) {
        listeners.whenBegun(beginning);
    }

    /// Registers a listener for new blocks. Call at startup.
    public void whenBlocked(BlockListener beginning) {
        listeners.whenBlocked(beginning);
    }

    /// Registers a listener for ended friendships, whatever ended them. Call at startup.
    public void whenEnded(FriendRemovedListener ending) {
        listeners.whenEnded(ending);
    }
}
