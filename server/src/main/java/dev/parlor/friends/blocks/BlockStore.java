package dev.parlor.friends.blocks;

import dev.parlor.friends.UserPair;
import dev.parlor.identity.UserId;
import dev.parlor.store.Tx;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// The SQL of one user's blocks: of users, in the row of the pair, and of ids that had no account at the
/// time.
public final class BlockStore {
    /// The maximum number of blocks per user.
    public static final int MOST = 1000;

    private static final String BLOCKS = """
            SELECT high_user AS blocked, met FROM friend_pairs WHERE low_user = :user AND low_blocks = 1
            UNION
            SELECT low_user, met FROM friend_pairs WHERE high_user = :user AND high_blocks = 1
            UNION
            SELECT blocked_id, 0 FROM blocked_ids WHERE user_id = :user
              AND NOT EXISTS (SELECT 1 FROM friend_pairs
                              WHERE low_user = :user AND high_user = blocked_id
                                 OR low_user = blocked_id AND high_user = :user)
            """;

    /// A user whom another user has blocked.
    ///
    /// @param met whether the two have met, so that the user knows the other's name
    public record Blocked(UserId user, boolean met) {}

    /// All users whom a user has blocked, by id.
    public List<Blocked> of(Handle handle, UserId user) {
        return of(handle, user, 0, Integer.MAX_VALUE);
    }

    /// The same, for ids above `after` only.
    public List<Blocked> of(Handle handle, UserId user, long after, int most) {
        return handle.createQuery("SELECT blocked, met FROM (" + BLOCKS
                        + ") AS blocks WHERE blocked > :after ORDER BY blocked LIMIT :most")
                .bind("user", user.value())
                .bind("after", after)
                .bind("most", most)
                .map((row, context) -> new Blocked(new UserId(row.getLong(1)), row.getInt(2) == 1))
                .list();
    }

    /// How many users a user has blocked.
    public int count(Handle handle, UserId user) {
        return handle.createQuery("SELECT COUNT(*) FROM (" + BLOCKS + ") AS blocks")
                .bind("user", user.value())
                .mapTo(Integer.class)
                .one();
    }

    /// Whether a user has blocked an id that had no account at the time.
    public boolean hasBlockedId(Handle handle, UserId by, UserId id) {
        return handle.select("SELECT 1 FROM blocked_ids WHERE user_id = ? AND blocked_id = ?", by.value(), id.value())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    /// Sets a block. The caller holds the pair, unless the id has no account.
    public void begin(Tx tx, UserId by, UserId whom) {
        if (!set(tx, by, whom, 1)) {
            tx.handle().execute("""
                            INSERT INTO blocked_ids (user_id, blocked_id) VALUES (?, ?)
                            ON CONFLICT (user_id, blocked_id) DO NOTHING
                            """, by.value(), whom.value());
        }
    }

    /// Removes a block. The caller holds the pair, unless the id has no account.
    public void end(Tx tx, UserId by, UserId whom) {
        set(tx, by, whom, 0);
        tx.handle().execute("DELETE FROM blocked_ids WHERE user_id = ? AND blocked_id = ?", by.value(), whom.value());
    }

    /// Deletes the blocks of ids that had no account; those of users are deleted with their pairs.
    public void forget(Tx tx, UserId user) {
        tx.handle().execute("DELETE FROM blocked_ids WHERE user_id = ?", user.value());
    }

    /// @return false when there is no such pair
    private static boolean set(Tx tx, UserId by, UserId whom, int blocks) {
        var pair = UserPair.of(by, whom);
        var column = pair.low().equals(by) ? "low_blocks" : "high_blocks";
        return tx.handle()
                        .execute(
                                "UPDATE friend_pairs SET " + column + " = ? WHERE low_user = ? AND high_user = ?",
                                blocks,
                                pair.low().value(),
                                pair.high().value())
                == 1;
    }
}
