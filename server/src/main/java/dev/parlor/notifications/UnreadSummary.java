package dev.parlor.notifications;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/// A user's unread messages and open invites.
///
/// @param direct the total of unread direct messages
/// @param byFriend the same, by sender
record UnreadSummary(
        @JsonProperty("dm_unread_total") int direct,
        @JsonProperty("by_friend") Map<Long, Integer> byFriend,
        @JsonProperty("invites_pending") int invites) {
    static UnreadSummary of(BadgeCounts counts, long userId) {
        var byFriend = counts.unread().apply(userId);
        var all = byFriend.values().stream().mapToInt(Integer::intValue).sum();
        return new UnreadSummary(all, byFriend, counts.invites().applyAsInt(userId));
    }
}
