package dev.parlor.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.identity.UserId;
import dev.parlor.realtime.channel.ClusterPeers;
import dev.parlor.realtime.channel.Topic;
import dev.parlor.testkit.ManualLater;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who is online, as nodes tell each other: on a network that loses what the test says, in time that it turns.
final class SharedLeasesTest {
    private static final UserId BOB = new UserId(2);
    private static final Duration MOMENT = Duration.ofMillis(50);

    private final ManualLater later = new ManualLater();
    private final List<LoneNode> network = new ArrayList<>();
    private final LoneNode one = new LoneNode("one");
    private final LoneNode other = new LoneNode("other");

    @BeforeEach
    void meet() {
        network.forEach(LoneNode::back);
        later.pass(MOMENT.multipliedBy(2));
    }

    @Test
    void whoIsAtOneNodeIsOnlineAtAll() {
        one.leases.take(BOB);
        later.pass(MOMENT);
        assertThat(other.leases.online(BOB)).isTrue();
        one.leases.giveBack(BOB);
        later.pass(PresenceLeases.GRACE.plus(MOMENT));
        assertThat(other.leases.online(BOB)).isFalse();
        assertThat(other.told).containsExactly("2 online", "2 offline");
    }

    @Test
    void whoseNodeHasEndedIsOfflineAfterTheGraceAndToldSoOnce() {
        one.leases.take(BOB);
        later.pass(MOMENT);
        one.end();
        later.pass(PresenceLeases.GRACE.minusMillis(1));
        assertThat(other.leases.online(BOB)).isTrue();
        later.pass(Duration.ofMillis(1));
        assertThat(other.leases.online(BOB)).isFalse();
        later.pass(Duration.ofMinutes(10));
        assertThat(other.told).containsExactly("2 online", "2 offline");
    }

    @Test
    void whoTurnsUpAtAnotherNodeInTimeWasNeverAway() {
        var third = new LoneNode("third");
        meet();
        one.leases.take(BOB);
        later.pass(MOMENT);
        one.end();
        later.pass(PresenceLeases.GRACE.minusMillis(100));
        third.leases.take(BOB);
        later.pass(Duration.ofMinutes(10));
        assertThat(other.told).containsExactly("2 online");
        assertThat(third.told).containsExactly("2 online");
    }

    @Test
    void whoMissedSomethingAsksForAll() {
        one.leases.take(BOB);
        later.pass(MOMENT);
        other.deaf = true;
        one.leases.take(new UserId(3));
        later.pass(MOMENT);
        assertThat(other.leases.online(new UserId(3))).isFalse();
        other.deaf = false;
        one.leases.take(new UserId(4));
        later.pass(MOMENT.multipliedBy(2));
        assertThat(other.leases.online(new UserId(3))).isTrue();
        assertThat(other.told).containsExactly("2 online", "3 online", "4 online");
    }

    @Test
    void whoWasCutOffLearnsWhoLeftMeanwhileAndTellsWhoCame() {
        one.leases.take(BOB);
        later.pass(MOMENT);
        other.deaf = true;
        one.leases.giveBack(BOB);
        later.pass(PresenceLeases.GRACE.plus(MOMENT));
        other.deaf = false;
        other.back();
        later.pass(MOMENT.multipliedBy(2));
        assertThat(other.told).containsExactly("2 online", "2 offline");
    }

    @Test
    void aNodeThatWasBelievedDeadAndIsNotIsBelievedAgain() {
        one.leases.take(BOB);
        later.pass(MOMENT);
        other.gone.accept("one");
        later.pass(PresenceLeases.GRACE);
        assertThat(other.leases.online(BOB)).isFalse();
        one.back();
        later.pass(MOMENT.multipliedBy(2));
        assertThat(other.leases.online(BOB)).isTrue();
        assertThat(other.told).containsExactly("2 online", "2 offline", "2 online");
    }

    /// A node that consists of leases, and what it has told its own users of others.
    private final class LoneNode implements ClusterPeers {
        private final String name;
        private final SharedLeases leases;
        private final List<String> told = new ArrayList<>();
        private final Set<UserId> online = new HashSet<>();
        private PeerListener listener = (topic, from, text) -> {};
        private Consumer<String> gone = node -> {};
        private Runnable back = () -> {};
        private boolean deaf;

        LoneNode(String name) {
            this.name = name;
            leases = new SharedLeases(later, this);
            leases.whenChanged(this::changed);
            network.add(this);
        }

        private void changed(UserId user) {
            if (leases.online(user) ? online.add(user) : online.remove(user)) {
                told.add(user.value() + (online.contains(user) ? " online" : " offline"));
            }
        }

        void end() {
            network.remove(this);
            network.forEach(node -> node.gone.accept(name));
        }

        void back() {
            back.run();
        }

        @Override
        public CompletableFuture<Integer> signal(Topic topic, String text) {
            var others = deaf
                    ? List.<LoneNode>of()
                    : network.stream()
                            .filter(node -> !node.equals(this) && !node.deaf)
                            .toList();
            others.forEach(node -> node.listener.signalled(topic, name, text));
            return CompletableFuture.completedFuture(others.size());
        }

        @Override
        public void whenSignalled(Topic.TopicKind kind, PeerListener heard) {
            listener = heard;
        }

        @Override
        public void whenGone(Consumer<String> heard) {
            gone = heard;
        }

        @Override
        public void whenBack(Runnable heard) {
            back = heard;
        }
    }
}
