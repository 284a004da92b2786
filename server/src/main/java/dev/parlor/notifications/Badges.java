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

/// Sends users the counts on their badges. Every node reads the counts itself when it learns of a change:
/// counts from another node may be outdated on arrival.
///
/// Thread-safe.
public final class Badges {
    private static final Logger LOG = LoggerFactory.getLogger(Badges.class);
    private static final String CHANGED = "badge";

    private final ChannelLayer layer;
    private final TopicLocks order;
    private final BadgeCounts counts;

    /// @param order the topic locks
    public Badges(ChannelLayer layer, TopicLocks order, BadgeCounts counts) {
        this.layer = layer;
        this.order = order;
        this.counts = counts;
        layer.peers().whenSignalled(Topic.TopicKind.USER, (topic, from, text) -> changedElsewhere(topic));
    }

    private record BadgeMessage(String type, @JsonUnwrapped UnreadSummary unread) {}

    /// A count of this user changes with this transaction: once it is committed, the user's sockets get the
    /// new counts.
    ///
    /// The caller holds [Topics#user] of this user in the `TopicLocks`, so that the newest count is sent
    /// last.
    public void changed(Tx tx, long userId) {
        var topic = Topics.user(userId);
        tx.afterCommit(() -> {
            layer.publishHere(topic, badge(userId));
            var _ = layer.peers().signal(topic, CHANGED);
        });
    }

    /// The current counts of a user.
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
