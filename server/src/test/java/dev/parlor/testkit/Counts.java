package dev.parlor.testkit;

import dev.parlor.notifications.BadgeCounts;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.LongToIntFunction;

/// What badges say, as far as a test is about it.
public record Counts(LongFunction<Map<Long, Integer>> unread, LongToIntFunction invites) implements BadgeCounts {
    public static final Counts NOTHING = new Counts(_ -> Map.of(), _ -> 0);

    @Override
    public Map<Long, Integer> unreadByFriend(long userId) {
        return unread.apply(userId);
    }

    @Override
    public int pendingInvites(long userId) {
        return invites.applyAsInt(userId);
    }
}
