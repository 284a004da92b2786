package dev.parlor.friends.blocks;

import dev.parlor.friends.UserPair;
import dev.parlor.identity.UserId;
import dev.parlor.store.Tx;

/// The SQL of pairs. The row of a pair serializes its changes; it stores who has blocked the other and
/// whether the two have met.
public final class PairStore {
    /// Which of the two users has blocked the other.
    public record PairBlockState(UserPair pair, boolean byLow, boolean byHigh) {
        public boolean by(UserId user) {
            return pair.low().equals(user) ? byLow : byHigh;
        }

        boolean any() {
            return byLow || byHigh;
        }
    }

    /// Locks the pair until the transaction ends. Both users must have accounts, deleted or not.
    public PairBlockState hold(Tx tx, UserPair pair) {
        return tx.handle()
                .createQuery("""
                        INSERT INTO friend_pairs (low_user, high_user, low_blocks, high_blocks, met) VALUES (:low, :high,
                            (SELECT COUNT(*) FROM blocked_ids WHERE user_id = :low AND blocked_id = :high),
                            (SELECT COUNT(*) FROM blocked_ids WHERE user_id = :high AND blocked_id = :low), 0)
                        ON CONFLICT (low_user, high_user) DO UPDATE SET low_blocks = friend_pairs.low_blocks
                        RETURNING low_blocks, high_blocks
                        """)
                .bind("low", pair.low().value())
                .bind("high", pair.high().value())
                .map((row, context) -> new PairBlockState(pair, row.getInt(1) == 1, row.getInt(2) == 1))
                .one();
    }

    /// Stores that the two have met. The caller holds the pair.
    public void meet(Tx tx, UserPair pair) {
        tx.handle()
                .execute(
                        "UPDATE friend_pairs SET met = 1 WHERE low_user = ? AND high_user = ?",
                        pair.low().value(),
                        pair.high().value());
    }

    /// Deletes all pairs of a user, with friendships and requests, but keeps the blocks that others have set.
    public void forget(Tx tx, UserId user) {
        tx.handle().createUpdate("""
                        UPDATE friend_pairs SET met = 0,
                            low_blocks = CASE WHEN low_user = :user THEN 0 ELSE low_blocks END,
                            high_blocks = CASE WHEN high_user = :user THEN 0 ELSE high_blocks END
                        WHERE low_user = :user OR high_user = :user
                        """).bind("user", user.value()).execute();
        tx.handle().createUpdate("""
                        DELETE FROM friend_pairs
                        WHERE (low_user = :user OR high_user = :user) AND low_blocks = 0 AND high_blocks = 0
                        """).bind("user", user.value()).execute();
    }
}
