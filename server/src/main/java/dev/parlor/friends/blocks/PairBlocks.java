package dev.parlor.friends.blocks;

import dev.parlor.friends.UserPair;
import dev.parlor.identity.UserId;
import dev.parlor.store.Tx;
import dev.parlor.users.BlockRule;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The block rule of this server. Thread-safe; has no state of its own.
public final class PairBlocks implements BlockRule {
    private final PairStore pairs = new PairStore();

    @Override
    public boolean between(Handle handle, UserId one, UserId other) {
        return handle.createQuery("SELECT CASE WHEN " + between(":one", ":other") + " THEN 1 ELSE 0 END")
                        .bind("one", one.value())
                        .bind("other", other.value())
                        .mapTo(Integer.class)
                        .one()
                == 1;
    }

    @Override
    public boolean between(Tx tx, UserId one, UserId other) {
        if (one.equals(other)) {
            return false;
        }
        var pair = UserPair.of(one, other);
        var blocked = pairs.hold(tx, pair).any();
        if (!blocked) {
            pairs.meet(tx, pair);
        }
        return blocked;
    }

    @Override
    public Set<UserId> with(Handle handle, UserId user) {
        return handle.createQuery("""
                        SELECT high_user FROM friend_pairs
                        WHERE low_user = :user AND (low_blocks = 1 OR high_blocks = 1)
                        UNION
                        SELECT low_user FROM friend_pairs
                        WHERE high_user = :user AND (low_blocks = 1 OR high_blocks = 1)
                        UNION
                        SELECT blocked_id FROM blocked_ids WHERE user_id = :user
                        UNION
                        SELECT user_id FROM blocked_ids WHERE blocked_id = :user
                        """).bind("user", user.value()).mapTo(Long.class).stream()
                .map(UserId::new)
                .collect(Collectors.toSet());
    }

    @Override
    public String between(String one, String other) {
        return """
                (EXISTS (SELECT 1 FROM friend_pairs
                         WHERE (low_user = %1$s AND high_user = %2$s OR low_user = %2$s AND high_user = %1$s)
                           AND (low_blocks = 1 OR high_blocks = 1))
                 OR EXISTS (SELECT 1 FROM blocked_ids
                            WHERE user_id = %1$s AND blocked_id = %2$s OR user_id = %2$s AND blocked_id = %1$s))
                """.formatted(one, other);
    }
}
