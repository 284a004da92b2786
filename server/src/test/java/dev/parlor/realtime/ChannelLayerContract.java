package dev.parlor.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.realtime.channel.Broadcast;
import dev.parlor.realtime.channel.ChannelLayer;
import dev.parlor.realtime.channel.Topic;
import dev.parlor.realtime.channel.Topics;
import dev.parlor.testkit.TestConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every channel layer promises. Run against each implementation by a subclass.
public abstract class ChannelLayerContract {
    private static final Topic GAME = Topics.game(1);

    record Said(String type, int n) {
        Said(int n) {
            this("said", n);
        }
    }

    /// A fresh layer without members.
    protected abstract ChannelLayer layer();

    /// Returns once all that was published so far has arrived.
    protected abstract void settle();

    protected ChannelLayer layer;
    private final TestConnection alice = TestConnection.of(1);
    private final TestConnection bob = TestConnection.of(2);

    @BeforeEach
    void begin() {
        layer = layer();
    }

    @Test
    void deliversToMembersOnly() {
        layer.join(GAME, alice);
        layer.publish(GAME, Broadcast.toAll(Frame.of(new Said(7))));
        settle();
        assertThat(alice.last().path("n").intValue()).isEqualTo(7);
        assertThat(bob.messages()).isEmpty();
    }

    @Test
    void publishingToNobodyIsFine() {
        layer.publish(GAME, Broadcast.toAll(Frame.of(new Said(1))));
        settle();
        assertThat(alice.messages()).isEmpty();
    }

    @Test
    void joiningTwiceDeliversOnce() {
        layer.join(GAME, alice);
        layer.join(GAME, alice);
        layer.publish(GAME, Broadcast.toAll(Frame.of(new Said(1))));
        settle();
        assertThat(alice.messages()).hasSize(1);
        layer.leave(GAME, alice);
        layer.publish(GAME, Broadcast.toAll(Frame.of(new Said(2))));
        settle();
        assertThat(alice.messages()).hasSize(1);
    }

    @Test
    void leavingOneTopicKeepsTheOthers() {
        layer.join(GAME, alice);
        layer.join(Topics.game(2), alice);
        layer.leave(GAME, alice);
        layer.leave(GAME, bob);
        layer.publish(GAME, Broadcast.toAll(Frame.of(new Said(1))));
        layer.publish(Topics.game(2), Broadcast.toAll(Frame.of(new Said(2))));
        settle();
        assertThat(alice.messages())
                .extracting(said -> said.path("n").intValue())
                .containsExactly(2);
    }

    @Test
    void leavingAllEndsEveryMembership() {
        layer.join(GAME, alice);
        layer.join(Topics.session("s"), alice);
        layer.join(GAME, bob);
        layer.leaveAll(alice);
        layer.leaveAll(alice);
        layer.publish(GAME, Broadcast.toAll(Frame.of(new Said(1))));
        layer.publish(Topics.session("s"), Broadcast.toAll(Frame.of(new Said(2))));
        settle();
        assertThat(alice.messages()).isEmpty();
        assertThat(bob.messages()).hasSize(1);
    }

    @Test
    void givesAUserItsPersonalFrame() {
        layer.join(GAME, alice);
        layer.join(GAME, bob);
        var everyone = new Broadcast.TopicMessage(Frame.of(new Said(0)), Map.of());
        layer.publish(GAME, everyone.butTo(2, Frame.of(new Said(2))));
        settle();
        assertThat(alice.last().path("n").intValue()).isZero();
        assertThat(bob.last().path("n").intValue()).isEqualTo(2);
    }

    @Test
    void closesEveryMember() {
        layer.join(Topics.session("s"), alice);
        layer.join(Topics.session("s"), bob);
        layer.publish(Topics.session("s"), new Broadcast.CloseRequest(CloseCode.UNAUTHENTICATED, "Logged out."));
        settle();
        var closed = new TestConnection.Closed(CloseCode.UNAUTHENTICATED, "Logged out.");
        assertThat(alice.closed()).contains(closed);
        assertThat(bob.closed()).contains(closed);
    }

    @Test
    void allMembersSeeOneOrderWhoeverPublishes() throws InterruptedException {
        layer.join(GAME, alice);
        layer.join(GAME, bob);
        var start = new CountDownLatch(1);
        var publishers = new ArrayList<Thread>();
        for (var publisher = 0; publisher < 4; publisher++) {
            var first = publisher * 1000;
            publishers.add(Thread.ofVirtual().start(() -> publish(start, first)));
        }
        start.countDown();
        for (var publisher : publishers) {
            publisher.join();
        }
        settle();
        assertThat(numbers(alice)).hasSize(2000).isEqualTo(numbers(bob));
    }

    private void publish(CountDownLatch start, int first) {
        try {
            start.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        for (var n = first; n < first + 500; n++) {
            layer.publish(GAME, Broadcast.toAll(Frame.of(new Said(n))));
        }
    }

    private static List<Integer> numbers(TestConnection connection) {
        return connection.messages().stream()
                .map(said -> said.path("n").intValue())
                .toList();
    }
}
