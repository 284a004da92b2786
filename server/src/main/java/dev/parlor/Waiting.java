package dev.parlor;

import dev.parlor.invites.PendingInvites;
import dev.parlor.notifications.BadgeCounts;
import java.util.Map;
import java.util.function.LongFunction;

/// What waits for a user, from the features that own it.
///
/// @param messages how many direct messages wait unread, by who sent them
record Waiting(LongFunction<Map<Long, Integer>> messages, PendingInvites invites) implements BadgeCounts {
    @Override
    public Map<Long, Integer> unreadByFriend(long userId) {
        return messages.apply(userId);
    }

    @Override
    public int pendingInvites(long userId) {
        return invites.of(userId);
    }
}
