package dev.parlor.realtime.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.realtime.CloseCode;
import dev.parlor.realtime.channel.Backfill;
import dev.parlor.realtime.channel.Broadcast;
import dev.parlor.realtime.channel.Topic;
import dev.parlor.realtime.channel.TopicLocks;
import dev.parlor.realtime.channel.Topics;
import dev.parlor.realtime.redis.bus.ClusterIdentity;
import dev.parlor.realtime.redis.bus.Envelope;
import dev.parlor.realtime.redis.bus.Envelope.EnvelopeContent;
import dev.parlor.realtime.redis.bus.RedisLink;
import dev.parlor.testkit.Eventually;
import dev.parlor.testkit.ManualLater;
import dev.parlor.testkit.TestConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// When a node believes that another has ended, or that it hears nothing itself: on a line that the test holds, in
/// time that it turns.
final class SilenceTest {
    private static final String KEY = "same key";
    private static final EnvelopeContent OLD_STRANGER =
            new EnvelopeContent.NodeHeartbeat("another key", Duration.ofHours(1).toNanos(), Map.of());
    private static final int TOPICS = 100;
    private static final Broadcast BYE = new Broadcast.CloseRequest(CloseCode.UNAUTHENTICATED, "session ended");

    private final ManualLater later = new ManualLater();
    private final HeldLink link = new HeldLink();
    private long now;
    private final RedisChannelLayer node =
            new RedisChannelLayer(link, new ClusterIdentity("test", KEY, Map.of()), new TopicLocks(), later, () -> now);
    private final List<String> gone = new ArrayList<>();

    @BeforeEach
    void open() {
        node.peers().whenGone(gone::add);
        var _ = node.open();
        link.listener.connected();
        pass(RedisPeers.BEAT);
        hear(new EnvelopeContent.NodeHeartbeat(KEY, 0, Map.of()));
    }

    @Test
    void aNodeIsGoneAfterTwentySecondsOfSilenceAndOnce() {
        pass(RedisPeers.GONE);
        assertThat(gone).isEmpty();
        pass(RedisPeers.BEAT);
        assertThat(gone).containsExactly("another");
        pass(RedisPeers.GONE.multipliedBy(3));
        assertThat(gone).containsExactly("another");
    }

    @Test
    void aNodeOfAReleaseThatSaysNothingOfSettingsIsHeard() {
        pass(RedisPeers.GONE);
        var beat = new Envelope("another", Topics.nodes().name(), new EnvelopeContent.NodeHeartbeat(KEY, 0, Map.of()))
                .encoded();
        // Without the age, and the number of settings.
        link.listener.heard(Arrays.copyOf(beat, beat.length - Long.BYTES - Integer.BYTES));
        pass(RedisPeers.BEAT);
        assertThat(gone).isEmpty();
    }

    @Test
    void whatANodeKeptAndDidNotTellIsReadWhenItIsGone() {
        var game = Topics.game(1);
        var log = new Nodes.Log();
        var alice = TestConnection.of(1);
        node.recall(Topic.TopicKind.GAME, log);
        node.join(game, alice, () -> 0);
        log.write(game);
        pass(RedisPeers.GONE.plus(RedisPeers.BEAT));
        Eventually.holds(() -> alice.messages().size() == 1);
    }

    @Test
    void ofManyTopicsAFewAreReadAtATimeAndAllInTheEnd() {
        var log = new Nodes.Log();
        var reading = new Readers(log);
        var alice = TestConnection.of(1);
        node.recall(Topic.TopicKind.GAME, reading);
        for (var id = 1; id <= TOPICS; id++) {
            var game = Topics.game(id);
            node.join(game, alice, () -> 0);
            log.write(game);
        }
        pass(RedisPeers.GONE.plus(RedisPeers.BEAT));
        for (var read = 0; read < TOPICS; read++) {
            var done = read;
            Eventually.holds(() -> reading.begun.get() > done);
            reading.mayGoOn.release();
        }
        Eventually.holds(() -> alice.messages().size() == TOPICS);
        assertThat(reading.most).hasValueLessThanOrEqualTo(RedisChannelLayer.READERS);
    }

    /// Who reads does not keep others from hearing what needs no reading, also in a topic that is busy just then.
    @Test
    void whatNeedsNoReadingIsToldWhileOthersRead() {
        var order = new TopicLocks();
        var calm = new HeldLink();
        try (var busy =
                new RedisChannelLayer(calm, new ClusterIdentity("test", KEY, Map.of()), order, later, () -> now)) {
            var log = new Nodes.Log();
            var reading = new Readers(log);
            var alice = TestConnection.of(1);
            var bob = TestConnection.of(2);
            var session = Topics.session("s");
            busy.recall(Topic.TopicKind.GAME, reading);
            var _ = busy.open();
            calm.listener.connected();
            busy.join(session, bob);
            for (var id = 1; id <= TOPICS; id++) {
                busy.join(Topics.game(id), alice, () -> 0);
                calm.listener.heard(poke(Topics.game(id)));
            }
            Eventually.holds(() -> reading.begun.get() > 0);
            try (var _ = order.hold(session)) {
                var elsewhere = Thread.ofVirtual().start(() -> busy.publish(session, BYE));
                Eventually.holds(() -> !elsewhere.isAlive());
            }
            Eventually.holds(() -> bob.closed().isPresent());
            reading.mayGoOn.release(TOPICS);
        }
    }

    @Test
    void aNodeThatSaysGoodbyeIsGoneAtOnce() {
        hear(new EnvelopeContent.NodeGoodbye());
        assertThat(gone).containsExactly("another");
    }

    @Test
    void aNodeThatIsHeardStays() {
        for (var n = 0; n < 20; n++) {
            pass(RedisPeers.BEAT);
            hear(new EnvelopeContent.NodeHeartbeat(KEY, 0, Map.of()));
        }
        assertThat(gone).isEmpty();
    }

    @Test
    void whoDoesNotHearItselfLooksForAnotherConnection() {
        link.echoes = false;
        pass(RedisPeers.DEAF);
        assertThat(link.renewed).isZero();
        pass(RedisPeers.BEAT);
        assertThat(link.renewed).isEqualTo(1);
        assertThat(node.connected()).isFalse();
        link.echoes = true;
        link.listener.connected();
        assertThat(node.connected()).isTrue();
    }

    @Test
    void whoStoodStillBelievesNobodyDeadForThat() {
        now += Duration.ofSeconds(90).toNanos();
        later.pass(RedisPeers.BEAT);
        assertThat(gone).isEmpty();
        pass(RedisPeers.GONE.plus(RedisPeers.BEAT));
        assertThat(gone).containsExactly("another");
    }

    @Test
    void ofTwoWithDifferentKeysTheOneThatCameLaterEnds() {
        pass(RedisPeers.GONE.plus(RedisPeers.BEAT));
        hearFrom("a stranger", new EnvelopeContent.NodeHeartbeat("another key", 0, Map.of()));
        pass(RedisPeers.BEAT.multipliedBy(2));
        assertThat(node.unwelcome()).isNotDone();
        hearFrom("a stranger", OLD_STRANGER);
        pass(RedisPeers.BEAT.multipliedBy(2));
        assertThat(node.unwelcome()).isCompletedWithValueMatching(reason -> reason.contains("a different SECRET_KEY"));
    }

    @Test
    void whoWorksTogetherWithOthersStaysWhoeverCameFirst() {
        hearFrom("a stranger", OLD_STRANGER);
        pass(RedisPeers.BEAT.multipliedBy(2));
        assertThat(node.unwelcome()).isNotDone();
    }

    private static byte[] poke(Topic topic) {
        return new Envelope("another", topic.name(), new EnvelopeContent.WakeUp()).encoded();
    }

    /// In steps as small as those of the node.
    private void pass(Duration time) {
        for (var left = time; left.isPositive(); left = left.minusSeconds(1)) {
            now += Duration.ofSeconds(1).toNanos();
            later.pass(Duration.ofSeconds(1));
        }
    }

    private void hear(EnvelopeContent content) {
        hearFrom("another", content);
    }

    private void hearFrom(String other, EnvelopeContent content) {
        link.listener.heard(new Envelope(other, Topics.nodes().name(), content).encoded());
    }

    /// Reads each topic as soon as the test lets it, and counts how many do so at a time.
    private static final class Readers implements Backfill {
        private final Backfill log;
        private final AtomicInteger begun = new AtomicInteger();
        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private final Semaphore mayGoOn = new Semaphore(0);

        private Readers(Backfill log) {
            this.log = log;
        }

        @Override
        public List<Broadcast.NumberedMessage> after(Topic topic, long number) {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            begun.incrementAndGet();
            mayGoOn.acquireUninterruptibly();
            now.decrementAndGet();
            return log.after(topic, number);
        }
    }

    /// Brings back what is published, unless told otherwise.
    private static final class HeldLink implements RedisLink {
        private LinkListener listener;
        private boolean echoes = true;
        private int renewed;

        @Override
        public void open(LinkListener hears) {
            listener = hears;
        }

        @Override
        public CompletionStage<Long> publish(String channel, byte[] message) {
            if (echoes) {
                listener.heard(message);
            }
            return CompletableFuture.completedFuture(1L);
        }

        @Override
        public CompletionStage<Void> subscribe(Collection<String> channels) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public CompletionStage<Void> unsubscribe(String channel) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void renew() {
            renewed++;
        }

        @Override
        public void close() {
            // There is nothing to let go of.
        }
    }
}
