package dev.parlor.realtime.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.realtime.ChannelLayerContract;
import dev.parlor.realtime.Frame;
import dev.parlor.realtime.command.ErrorMessage;
import dev.parlor.testkit.TestConnection;
import org.junit.jupiter.api.Test;

final class MemoryChannelLayerTest extends ChannelLayerContract {
    @Override
    protected ChannelLayer layer() {
        return new MemoryChannelLayer();
    }

    @Override
    protected void settle() {
        // Memory delivers before publish returns.
    }

    @Test
    void keepsNothingOfATopicWithoutMembers() {
        var layer = new MemoryChannelLayer();
        var alice = TestConnection.of(1);
        layer.join(Topics.game(1), alice);
        layer.join(Topics.game(2), alice);
        assertThat(layer.members(Topics.game(1))).isEqualTo(1);
        layer.leaveAll(alice);
        assertThat(layer.topics()).isZero();
    }

    @Test
    void sharesOneFrameAmongAllMembers() {
        var layer = new MemoryChannelLayer();
        var alice = TestConnection.of(1);
        var bob = TestConnection.of(2);
        layer.join(Topics.game(1), alice);
        layer.join(Topics.game(1), bob);
        var frame = Frame.of(new ErrorMessage("x", "y"));
        layer.publish(Topics.game(1), Broadcast.toAll(frame));
        assertThat(alice.frames().getFirst()).isSameAs(frame);
        assertThat(bob.frames().getFirst()).isSameAs(frame);
    }
}
