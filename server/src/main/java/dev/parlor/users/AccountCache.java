package dev.parlor.users;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parlor.identity.UserId;
import dev.parlor.store.Database;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds accounts. On a database that only this process uses, it caches the accounts in use; code that
/// changes one calls [#forget] after the commit. On a database that other nodes write to as well, every
/// look-up is a query, because a stale answer would be wrong.
///
/// Thread-safe; may block on the database.
public final class AccountCache {
    private static final int MOST = 10_000;

    private final Cache<UserId, User> remembered;
    private final Database database;
    private final UserStore store = new UserStore();

    public AccountCache(Database database) {
        this.database = database;
        this.remembered = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(Duration.ofMinutes(2))
                .build();
    }

    public Optional<User> find(UserId user) {
        if (database.shared()) {
            return load(user);
        }
        var known = remembered.getIfPresent(user);
        // The cache loads and invalidates an entry atomically, so a value read before a commit can't be
        // cached after it.
        return Optional.ofNullable(known != null ? known : remembered.get(user, id -> load(id).orElse(null)));
    }

    /// The account with this address, as typed.
    public Optional<User> find(String email) {
        return database.read(handle -> store.credentials(handle, email)).flatMap(known -> find(known.user()));
    }

    /// The users that exist, by id.
    public Map<UserId, User> find(Collection<UserId> users) {
        var found = new HashMap<UserId, User>();
        if (database.shared() && users.size() > 1) {
            for (var user : database.read(handle -> store.find(handle, List.copyOf(users)))) {
                found.put(user.id(), user);
            }
        } else {
            for (var id : users) {
                find(id).ifPresent(user -> found.put(id, user));
            }
        }
        return found;
    }

    public void forget(UserId user) {
        remembered.invalidate(user);
    }

    private Optional<User> load(UserId user) {
        return database.read(handle -> store.find(handle, user));
    }
}
