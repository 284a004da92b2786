package dev.parlor.realtime.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.realtime.CloseCode;
import dev.parlor.realtime.Frame;
import dev.parlor.realtime.channel.Broadcast;
import dev.parlor.realtime.channel.Topic;
import dev.parlor.realtime.channel.Topics;
import dev.parlor.testkit.Eventually;
import dev.parlor.testkit.TestConnection;
import io.lettuce.core.KillArgs;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What two nodes at one Redis promise, whatever becomes of that.
final class ManyNodesTest {
    private static final Topic GAME = Topics.game(1);

    private final Nodes nodes = new Nodes();
    private final RedisChannelLayer one = nodes.node();
    private final RedisChannelLayer other = nodes.node();
    private final TestConnection alice = TestConnection.of(1);
    private final TestConnection bob = TestConnection.of(2);

    @AfterEach
    void end() {
        nodes.close();
    }

    @Test
    void tellsMembersOnTheOtherNode() {
        meet();
        one.publish(GAME, nodes.log.write(GAME));
        other.publish(GAME, nodes.log.write(GAME));
        Eventually.holds(() -> alice.messages().size() == 2 && bob.messages().size() == 2);
        assertThat(numbers(alice)).containsExactly(1L, 2L).isEqualTo(numbers(bob));
    }

    @Test
    void givesEachUserTheirOwnFrameAndClosesEverywhere() {
        meet();
        one.publish(GAME, Broadcast.toAll(Frame.of(new Nodes.Line(1))).butTo(2, Frame.of(new Nodes.Line(2))));
        one.publish(GAME, new Broadcast.PrivateMessage(2, Frame.of(new Nodes.Line(3))));
        one.publish(GAME, new Broadcast.CloseRequest(CloseCode.NOT_FOUND, "No such game."));
        Eventually.holds(() -> alice.closed().isPresent() && bob.closed().isPresent());
        assertThat(numbers(alice)).containsExactly(1L);
        assertThat(numbers(bob)).containsExactly(2L, 3L);
        assertThat(bob.closed()).contains(new TestConnection.Closed(CloseCode.NOT_FOUND, "No such game."));
    }

    @Test
    void endsASessionOnEveryNode() {
        var session = Topics.session("s");
        one.join(session, alice);
        other.join(session, bob);
        one.publish(session, new Broadcast.CloseRequest(CloseCode.UNAUTHENTICATED, "session ended"));
        Eventually.holds(() -> alice.closed().isPresent() && bob.closed().isPresent());
    }

    @Test
    void tellsInTheOrderOfTheNumbersWhateverTheOrderOfTheSignals() {
        meet();
        var first = nodes.log.write(GAME);
        var second = nodes.log.write(GAME);
        one.publish(GAME, second);
        one.publish(GAME, first);
        one.publish(GAME, second);
        other.publish(GAME, nodes.log.write(GAME));
        Eventually.holds(() -> alice.messages().size() == 3 && bob.messages().size() == 3);
        assertThat(numbers(alice)).containsExactly(1L, 2L, 3L).isEqualTo(numbers(bob));
    }

    @Test
    void twoWhoPublishAtOnceAreHeardInOneOrder() throws InterruptedException {
        meet();
        var start = new CountDownLatch(1);
        var threads = List.of(one, other).stream()
                .map(node -> Thread.ofVirtual().start(() -> {
                    await(start);
                    for (var n = 0; n < 2_000; n++) {
                        node.publish(GAME, nodes.log.write(GAME));
                    }
                }))
                .toList();
        start.countDown();
        for (var thread : threads) {
            thread.join();
        }
        Eventually.holds(() -> alice.frames().size() == 4_000 && bob.frames().size() == 4_000);
        assertThat(numbers(alice))
                .isEqualTo(LongStream.rangeClosed(1, 4_000).boxed().toList())
                .isEqualTo(numbers(bob));
    }

    @Test
    void aNewcomerHearsWhatComesAfterItsSnapshotAndNothingTwice() {
        one.join(GAME, alice, () -> nodes.log.newest(GAME));
        var late = nodes.log.write(GAME);
        other.join(GAME, bob, () -> nodes.log.newest(GAME));
        one.publish(GAME, late);
        one.publish(GAME, nodes.log.write(GAME));
        Eventually.holds(() -> alice.messages().size() == 2 && bob.messages().size() == 1);
        assertThat(numbers(alice)).containsExactly(1L, 2L);
        assertThat(numbers(bob)).containsExactly(2L);
    }

    @Test
    void aNewcomerBringsTheOthersOfItsNodeUpToDate() {
        other.join(GAME, bob, () -> nodes.log.newest(GAME));
        var late = nodes.log.write(GAME);
        other.join(GAME, alice, () -> nodes.log.newest(GAME));
        one.publish(GAME, late);
        one.publish(GAME, nodes.log.write(GAME));
        Eventually.holds(() -> alice.messages().size() == 1 && bob.messages().size() == 2);
        assertThat(numbers(bob)).containsExactly(1L, 2L);
        assertThat(other.told(GAME)).isEqualTo(2);
    }

    @Test
    void listensOnlyToTopicsWithMembers() {
        meet();
        assertThat(channels()).contains("parlor:test:game_1");
        one.leaveAll(alice);
        other.leave(GAME, bob);
        Eventually.holds(() -> !channels().contains("parlor:test:game_1"));
        meet();
        one.publish(GAME, nodes.log.write(GAME));
        Eventually.holds(() -> bob.messages().size() == 1);
    }

    @Test
    void losesNothingWhenTheSubscribersConnectionIsCut() {
        meet();
        for (var n = 0; n < 200; n++) {
            if (n % 50 == 10) {
                nodes.redis.ask(redis -> redis.clientKill(KillArgs.Builder.typePubsub()));
            }
            (n % 2 == 0 ? one : other).publish(GAME, nodes.log.write(GAME));
        }
        hearEverything(200);
    }

    @Test
    void tellsMembersOnTheSameNodeWhileRedisIsGoneAndTheOthersAfterwards() {
        meet();
        one.publish(GAME, nodes.log.write(GAME));
        Eventually.holds(() -> bob.messages().size() == 1);
        nodes.redis.kill();
        Eventually.holds(() -> !one.connected() && !other.connected());
        one.publish(GAME, nodes.log.write(GAME));
        Eventually.holds(() -> alice.messages().size() == 2);
        assertThat(bob.messages()).hasSize(1);
        nodes.redis.restart();
        Eventually.holds(() -> one.connected() && other.connected());
        hearEverything(2);
        other.publish(GAME, nodes.log.write(GAME));
        hearEverything(3);
    }

    @Test
    void aRedisThatStandsStillHoldsNobodyUp() {
        meet();
        nodes.redis.freeze();
        var before = System.nanoTime();
        one.publish(GAME, nodes.log.write(GAME));
        assertThat(System.nanoTime() - before).isLessThan(1_000_000_000L);
        Eventually.holds(() -> alice.messages().size() == 1);
        nodes.redis.thaw();
        Eventually.holds(() -> bob.messages().size() == 1);
        other.publish(GAME, nodes.log.write(GAME));
        hearEverything(2);
    }

    @Test
    void startsWithoutRedisAndFindsItLater() {
        nodes.redis.kill();
        var late = nodes.unconnected(new dev.parlor.realtime.channel.TopicLocks());
        var _ = late.open();
        var carol = TestConnection.of(3);
        late.join(GAME, carol, () -> nodes.log.newest(GAME));
        late.publish(GAME, nodes.log.write(GAME));
        Eventually.holds(() -> carol.messages().size() == 1);
        nodes.redis.restart();
        Eventually.holds(() -> late.connected() && one.connected());
        one.publish(GAME, nodes.log.write(GAME));
        Eventually.holds(() -> carol.messages().size() == 2);
    }

    @Test
    void noticesWhenANodeEnds() {
        Set<String> gone = ConcurrentHashMap.newKeySet();
        one.peers().whenGone(gone::add);
        assertThat(other.peers().signal(Topics.nodes(), "here I am").join()).isEqualTo(1);
        other.close();
        Eventually.holds(() -> gone.size() == 1);
    }

    @Test
    void signalsReachTheNodesWithMembersAndSayHowMany() {
        var heard = ConcurrentHashMap.<String>newKeySet();
        other.peers().whenSignalled(Topic.TopicKind.GAME, (topic, from, text) -> heard.add(topic + " " + text));
        one.peers().whenSignalled(Topic.TopicKind.GAME, (topic, from, text) -> heard.add("me"));
        one.join(GAME, alice);
        assertThat(one.peers().signal(GAME, "alone").join()).isZero();
        other.join(GAME, bob);
        assertThat(one.peers().signal(GAME, "two").join()).isEqualTo(1);
        Eventually.holds(() -> !heard.isEmpty());
        assertThat(heard).containsExactly("game_1 two");
    }

    private void meet() {
        one.join(GAME, alice, () -> nodes.log.newest(GAME));
        other.join(GAME, bob, () -> nodes.log.newest(GAME));
    }

    private void hearEverything(long lines) {
        var all = LongStream.rangeClosed(1, lines).boxed().toList();
        Eventually.holds(() -> numbers(alice).equals(all) && numbers(bob).equals(all));
    }

    private List<String> channels() {
        return nodes.redis.ask(redis -> redis.pubsubChannels());
    }

    private static List<Long> numbers(TestConnection connection) {
        return connection.messages().stream()
                .map(said -> said.path("n").longValue())
                .toList();
    }

    private static void await(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
