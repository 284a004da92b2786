package dev.parlor.notifications;

import java.util.Map;

/// Where the counts on badges come from: the features that own what is counted.
public interface BadgeCounts {
    /// How many direct messages wait unread, by who sent them; friends with none are left out, and so is
    /// everybody who is not a friend now.
    Map<Long, Integer> unreadByFriend(long userId);

    /// How many invites wait for this user's answer.
    int pendingInvites(long userId);
}
