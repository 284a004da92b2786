package dev.parlor.presence;

import dev.parlor.identity.UserId;
import dev.parlor.store.Database;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;

/// Users who stand in a ring, and each is friends with those nearest.
///
/// @param size users, with the ids from 1
/// @param reach friends on each side
record Ring(int size, int reach) {
    private static final int BATCH = 500;

    List<UserId> users() {
        return LongStream.rangeClosed(1, size).mapToObj(UserId::new).toList();
    }

    /// How many friends all of them have together.
    long friendships() {
        return 2L * reach * size;
    }

    Set<Long> friendsOf(UserId user) {
        return IntStream.rangeClosed(-reach, reach)
                .filter(steps -> steps != 0)
                .mapToObj(steps -> stepsFrom(user.value(), steps))
                .collect(Collectors.toSet());
    }

    /// Writes them into a database that has no users yet.
    void seed(Database database) {
        for (var from = 1; from <= size; from += BATCH) {
            var some = LongStream.range(from, Math.min(from + BATCH, size + 1)).toArray();
            database.write(tx -> {
                people(tx.handle(), some);
                return true;
            });
        }
        for (var from = 1; from <= size; from += BATCH) {
            var some = LongStream.range(from, Math.min(from + BATCH, size + 1)).toArray();
            database.write(tx -> {
                pairs(tx.handle(), some, "INSERT INTO friend_pairs (low_user, high_user) VALUES (?, ?)");
                pairs(tx.handle(), some, """
                        INSERT INTO friendships (low_user, high_user, asked_by, is_accepted, created_at)
                        VALUES (?, ?, ?, 1, 0)
                        """);
                return true;
            });
        }
    }

    private static void people(Handle handle, long[] users) {
        var batch = handle.prepareBatch("""
                INSERT INTO users (email, email_key, first_name, last_name, password_hash, created_at)
                VALUES (?, ?, 'Somebody', 'A', '', 0)
                """);
        for (var user : users) {
            var email = user + "@example.com";
            batch.bind(0, email).bind(1, email).add();
        }
        batch.execute();
    }

    /// The friends on one side of each: those of the other side come with theirs.
    private void pairs(Handle handle, long[] users, String sql) {
        var batch = handle.prepareBatch(sql);
        for (var user : users) {
            for (var steps = 1; steps <= reach; steps++) {
                var other = stepsFrom(user, steps);
                batch.bind(0, Math.min(user, other)).bind(1, Math.max(user, other));
                if (sql.contains("asked_by")) {
                    batch.bind(2, user);
                }
                batch.add();
            }
        }
        batch.execute();
    }

    private long stepsFrom(long user, int steps) {
        return Math.floorMod(user - 1 + steps, size) + 1L;
    }
}
