package dev.parlor.realtime.channel;

import dev.parlor.realtime.Connection;
import dev.parlor.trace.Spans;
import java.util.function.LongSupplier;

/// A channel layer that records publishing in traces.
public record TracedChannelLayer(ChannelLayer layer, Spans spans) implements ChannelLayer {
    /// The layer itself when tracing is off.
    public static ChannelLayer of(ChannelLayer layer, Spans spans) {
        return spans.on() ? new TracedChannelLayer(layer, spans) : layer;
    }

    @Override
    public void join(Topic topic, Connection connection) {
        layer.join(topic, connection);
    }

    @Override
    public void leave(Topic topic, Connection connection) {
        layer.leave(topic, connection);
    }

    @Override
    public void leaveAll(Connection connection) {
        layer.leaveAll(connection);
    }

    @Override
    public void publish(Topic topic, Broadcast broadcast) {
        try (var span = spans.part("publish")) {
            span.note("messaging.destination.name", topic.name());
            layer.publish(topic, broadcast);
        }
    }

    @Override
    public void join(Topic topic, Connection connection, LongSupplier newest) {
        layer.join(topic, connection, newest);
    }

    @Override
    public long told(Topic topic) {
        return layer.told(topic);
    }

    @Override
    public void publishHere(Topic topic, Broadcast broadcast) {
        layer.publishHere(topic, broadcast);
    }

    @Override
    public void recall(Topic.TopicKind kind, Backfill backfill) {
        layer.recall(kind, backfill);
    }

    @Override
    public ClusterPeers peers() {
        return layer.peers();
    }

    @Override
    public ChannelTraffic traffic() {
        return layer.traffic();
    }
}
