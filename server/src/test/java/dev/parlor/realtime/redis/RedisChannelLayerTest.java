package dev.parlor.realtime.redis;

import dev.parlor.realtime.ChannelLayerContract;
import dev.parlor.realtime.Frame;
import dev.parlor.realtime.channel.Broadcast;
import dev.parlor.realtime.channel.ChannelLayer;
import dev.parlor.realtime.channel.Topics;
import dev.parlor.testkit.Eventually;
import dev.parlor.testkit.TestConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

@DisabledIfSystemProperty(named = "fast.run", matches = "true", disabledReason = "needs Redis")
final class RedisChannelLayerTest extends ChannelLayerContract {
    private Nodes nodes;

    @Override
    protected ChannelLayer layer() {
        nodes = new Nodes();
        return nodes.node();
    }

    @AfterEach
    void end() {
        nodes.close();
    }

    /// One connection brings all of it, in order: what comes last says that the rest is here.
    @Override
    protected void settle() {
        var last = TestConnection.of(99);
        layer.join(Topics.lobby("settled"), last);
        layer.publish(Topics.lobby("settled"), Broadcast.toAll(Frame.of(new Nodes.Line(0))));
        Eventually.holds(() -> !last.messages().isEmpty());
        layer.leaveAll(last);
    }
}
