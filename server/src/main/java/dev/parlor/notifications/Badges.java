package dev.parlor.notifications;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.parlor.realtime.Frame;
import dev.parlor.realtime.channel.Broadcast;
import dev.parlor.realtime.channel.ChannelLayer;
import dev.parlor.realtime.channel.Topic;
import dev.parlor.realtime.channel.TopicLocks;
import dev.parlor.realtime.channel.Topics;
import dev.parlor.store.Tx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells users what waits for them. Every node reads the counts itself, once it knows that they have changed: what
/// one node has counted may be old when it arrives at another.
///
/// Thread-safe.
public final class Badges {
    private static final Logger LOG = LoggerFactory.getLogger(Badges.class);
    private static final String CHANGED = "badge";

    private final ChannelLayer layer;
    private final TopicLocks order;
    private final BadgeCounts counts;

    /// @param order in which everything at an inbox happens
    public Badges(ChannelLayer layer, TopicLocks order, BadgeCounts counts) {
        this.layer = layer;
        this.order = order;
        this.counts = counts;
        layer.peers().whenSignalled(Topic.TopicKind.USER, (topic, from, text) -> changedElsewhere(topic));
    }

    private record BadgeMessage(String type, @JsonUnwrapped UnreadSummary unread) {}

    /// A count of this user changes with this transaction: once it is committed, the user's sockets are told.
    ///
    /// The caller holds [Topics#user] of this user in the `TopicLocks`, so that the newest count is told last.
    public void changed(Tx tx, long userId) {
        var topic = Topics.user(userId);
        tx.afterCommit(() -> {
            layer.publishHere(topic, badge(userId));
            var _ = layer.peers().signal(topic, CHANGED);
        });
    }

    /// What waits for a user now.
    Broadcast badge(long userId) {
        return Broadcast.toAll(Frame.of(new BadgeMessage("badge", UnreadSummary.of(counts, userId))));
    }

    private void changedElsewhere(Topic topic) {
        Thread.startVirtualThread(() -> {
            try (var _ = order.hold(topic)) {
                layer.publishHere(topic, badge(Long.parseLong(topic.key())));
            } catch (RuntimeException outage) {
                LOG.warn(
                        "Badge counts of user {} are delayed until their next change: {}",
                        topic.key(),
                        outage.toString());
            }
        });
    }
}
