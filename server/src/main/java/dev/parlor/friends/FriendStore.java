package dev.parlor.friends;

import dev.parlor.identity.UserId;
import dev.parlor.store.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/// The SQL of friendships.
final class FriendStore {
    /// The most requests of one user that may wait for an answer. Requests to a user are not counted: strangers could
    /// use them up.
    static final int MOST_SENT = 100;

    private static final String FRIENDSHIP = "SELECT id, low_user, high_user, asked_by, is_accepted, created_at ";

    Optional<Friendship> find(Handle handle, FriendshipId id) {
        return handle.select(FRIENDSHIP + "FROM friendships WHERE id = ?", id.value())
                .map(FriendStore::friendshipIn)
                .findOne();
    }

    Optional<Friendship> between(Handle handle, UserPair pair) {
        return handle.select(
                        FRIENDSHIP + "FROM friendships WHERE low_user = ? AND high_user = ?",
                        pair.low().value(),
                        pair.high().value())
                .map(FriendStore::friendshipIn)
                .findOne();
    }

    /// How many requests of a user wait for an answer.
    int sentBy(Handle handle, UserId user) {
        return handle.select("SELECT COUNT(*) FROM friendships WHERE asked_by = ? AND is_accepted = 0", user.value())
                .mapTo(Integer.class)
                .one();
    }

    /// All friendships and requests of one user, newest first. One scan for each side, because an index can't
    /// serve both.
    List<Friendship> of(Handle handle, UserId user) {
        return handle.select("""
                        %1$s FROM friendships WHERE low_user = ?
                        UNION ALL
                        %1$s FROM friendships WHERE high_user = ?
                        ORDER BY id DESC
                        """.formatted(FRIENDSHIP), user.value(), user.value())
                .map(FriendStore::friendshipIn)
                .list();
    }

    /// The same, for ids below `before` only.
    List<Friendship> of(Handle handle, UserId user, long before, int most) {
        return handle.select("""
                        %1$s FROM friendships WHERE low_user = ? AND id < ?
                        UNION ALL
                        %1$s FROM friendships WHERE high_user = ? AND id < ?
                        ORDER BY id DESC LIMIT ?
                        """.formatted(FRIENDSHIP), user.value(), before, user.value(), before, most)
                .map(FriendStore::friendshipIn)
                .list();
    }

    /// The accepted friends of some users, in one query; users without friends are left out.
    Map<UserId, List<UserId>> friendsOf(Handle handle, Collection<UserId> users) {
        var friends = new HashMap<UserId, List<UserId>>();
        handle.createQuery("""
                        SELECT low_user, high_user FROM friendships WHERE is_accepted = 1 AND low_user IN (<ids>)
                        UNION ALL
                        SELECT high_user, low_user FROM friendships WHERE is_accepted = 1 AND high_user IN (<ids>)
                        """)
                .bindList("ids", users.stream().map(UserId::value).toList())
                .map((row, context) -> Map.entry(new UserId(row.getLong(1)), new UserId(row.getLong(2))))
                .forEach(one -> friends.computeIfAbsent(one.getKey(), user -> new ArrayList<>())
                        .add(one.getValue()));
        return friends;
    }

    /// Inserts a request; empty when the two users already have a friendship or request.
    Optional<Friendship> insert(Tx tx, UserId from, UserId to, Instant now) {
        var pair = UserPair.of(from, to);
        return tx.handle()
                .select("""
                        INSERT INTO friendships (low_user, high_user, asked_by, created_at) VALUES (?, ?, ?, ?)
                        ON CONFLICT (low_user, high_user) DO NOTHING
                        RETURNING id, low_user, high_user, asked_by, is_accepted, created_at
                        """, pair.low().value(), pair.high().value(), from.value(), now.toEpochMilli())
                .map(FriendStore::friendshipIn)
                .findOne();
    }

    /// @return false when the request no longer exists or was already accepted
    boolean accept(Tx tx, FriendshipId id) {
        return tx.handle()
                        .execute("UPDATE friendships SET is_accepted = 1 WHERE id = ? AND is_accepted = 0", id.value())
                == 1;
    }

    /// Whether two users are friends. If so, they stay friends until the transaction ends, because the row is
    /// updated.
    boolean keepFriends(Handle handle, UserPair pair) {
        return handle.execute("""
                        UPDATE friendships SET is_accepted = 1
                        WHERE low_user = ? AND high_user = ? AND is_accepted = 1
                        """, pair.low().value(), pair.high().value()) == 1;
    }

    void delete(Tx tx, FriendshipId id) {
        tx.handle().execute("DELETE FROM friendships WHERE id = ?", id.value());
    }

    private static Friendship friendshipIn(ResultSet row, StatementContext context) throws SQLException {
        var low = new UserId(row.getLong(2));
        var high = new UserId(row.getLong(3));
        var lowAsked = row.getLong(4) == low.value();
        return new Friendship(
                new FriendshipId(row.getLong(1)),
                lowAsked ? low : high,
                lowAsked ? high : low,
                row.getInt(5) == 1,
                Instant.ofEpochMilli(row.getLong(6)));
    }
}
