package dev.parlor;

import dev.parlor.chat.direct.UnreadMessages;
import dev.parlor.invites.PendingInvites;
import dev.parlor.notifications.BadgeCounts;
import java.util.Map;

/// What waits for a user, from the features that own it.
record UnreadCounts(UnreadMessages messages, PendingInvites invites) implements BadgeCounts {
    @Override
    public Map<Long, Integer> unreadByFriend(long userId) {
        return messages.of(userId);
    }

    @Override
    public int pendingInvites(long userId) {
        return invites.of(userId);
    }
}
