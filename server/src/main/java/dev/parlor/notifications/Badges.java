package dev.parlor.notifications;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.parlor.realtime.Broadcast;
import dev.parlor.realtime.ChannelLayer;
import dev.parlor.realtime.Frame;
import dev.parlor.realtime.Topics;
import dev.parlor.store.Tx;

/// Tells users what waits for them.
///
/// Thread-safe.
public final class Badges {
    private final ChannelLayer layer;
    private final BadgeCounts counts;

    public Badges(ChannelLayer layer, BadgeCounts counts) {
        this.layer = layer;
        this.counts = counts;
    }

    @JsonPropertyOrder({"type"})
    private record Badge(String type, @JsonUnwrapped UnreadSummary unread) {}

    /// A count of this user changes with this transaction: once it is committed, the user's sockets are told.
    ///
    /// The caller holds [Topics#user] of this user in the `TopicOrder`, so that the newest count is told last.
    public void changed(Tx tx, long userId) {
        tx.afterCommit(() -> layer.publish(
                Topics.user(userId), Broadcast.toAll(Frame.of(new Badge("badge", UnreadSummary.of(counts, userId))))));
    }
}
