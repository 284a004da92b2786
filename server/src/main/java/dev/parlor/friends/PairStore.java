package dev.parlor.friends;

import dev.parlor.store.Tx;
import dev.parlor.users.UserId;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// The SQL of pairs: who has blocked whom, and the row that changes of a pair wait for.
final class PairStore {
    /// Who of a pair has blocked the other.
    record Blocks(Pair pair, boolean byLow, boolean byHigh) {
        boolean by(UserId user) {
            return pair.low().equals(user) ? byLow : byHigh;
        }
    }

    /// Waits for the pair's turn, which lasts until the transaction ends.
    Blocks hold(Tx tx, Pair pair) {
        return tx.handle()
                .select("""
                        INSERT INTO friend_pairs (low_user, high_user) VALUES (?, ?)
                        ON CONFLICT (low_user, high_user) DO UPDATE SET low_blocks = friend_pairs.low_blocks
                        RETURNING low_blocks, high_blocks
                        """, pair.low().value(), pair.high().value())
                .map((row, context) -> new Blocks(pair, row.getInt(1) == 1, row.getInt(2) == 1))
                .one();
    }

    /// Blocks the other one of a pair, or ends that; the pair must be held.
    void block(Tx tx, Pair pair, UserId by, boolean blocks) {
        var column = pair.low().equals(by) ? "low_blocks" : "high_blocks";
        tx.handle()
                .execute(
                        "UPDATE friend_pairs SET " + column + " = ? WHERE low_user = ? AND high_user = ?",
                        blocks ? 1 : 0,
                        pair.low().value(),
                        pair.high().value());
    }

    /// Whom a user has blocked.
    List<UserId> blockedBy(Handle handle, UserId user) {
        return handle.select("""
                        SELECT high_user FROM friend_pairs WHERE low_user = ? AND low_blocks = 1
                        UNION ALL
                        SELECT low_user FROM friend_pairs WHERE high_user = ? AND high_blocks = 1
                        ORDER BY 1
                        """, user.value(), user.value())
                .map((row, context) -> new UserId(row.getLong(1)))
                .list();
    }

    /// The same, from above an id.
    List<UserId> blockedBy(Handle handle, UserId user, long after, int most) {
        return handle.select("""
                        SELECT high_user FROM friend_pairs WHERE low_user = ? AND low_blocks = 1 AND high_user > ?
                        UNION ALL
                        SELECT low_user FROM friend_pairs WHERE high_user = ? AND high_blocks = 1 AND low_user > ?
                        ORDER BY 1 LIMIT ?
                        """, user.value(), after, user.value(), after, most)
                .map((row, context) -> new UserId(row.getLong(1)))
                .list();
    }

    /// Forgets everything between a user and others, friendships and requests too.
    void forget(Tx tx, UserId user) {
        tx.handle().execute("DELETE FROM friend_pairs WHERE low_user = ? OR high_user = ?", user.value(), user.value());
    }
}
