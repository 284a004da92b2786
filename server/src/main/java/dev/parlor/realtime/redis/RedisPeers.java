package dev.parlor.realtime.redis;

import dev.parlor.realtime.channel.ClusterPeers;
import dev.parlor.realtime.channel.PeerTraffic;
import dev.parlor.realtime.channel.Topic;
import dev.parlor.realtime.channel.Topics;
import dev.parlor.realtime.redis.bus.ClusterBus;
import dev.parlor.realtime.redis.bus.Envelope;
import dev.parlor.realtime.redis.bus.Envelope.EnvelopeContent;
import dev.parlor.realtime.redis.bus.KeyMismatchException;
import dev.parlor.realtime.redis.bus.SettingsComparison;
import dev.parlor.realtime.redis.bus.TopicSubscriptions;
import dev.parlor.schedule.Scheduler;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which other nodes are alive, by their heartbeats, and the signals that they send.
///
/// Thread-safe.
final class RedisPeers implements ClusterPeers, AutoCloseable {
    static final Duration BEAT = Duration.ofSeconds(3);

    /// A node that is silent for this long counts as stopped. Well below the minute within which its users
    /// have to be offline, well above any pause of a live node.
    static final Duration GONE = Duration.ofSeconds(20);

    /// A node that doesn't receive its own heartbeat for this long receives nothing.
    static final Duration DEAF = Duration.ofSeconds(8);

    /// Within this time a node has received the heartbeats of all others.
    private static final Duration FRIENDS = BEAT.multipliedBy(2);

    private static final Logger LOG = LoggerFactory.getLogger(RedisPeers.class);

    private final ClusterBus bus;
    private final TopicSubscriptions subscriptions;
    private final SettingsComparison comparison;
    private final Scheduler scheduler;
    private final LongSupplier nanoTime;
    private final Runnable catchUp;
    private final Map<Topic.TopicKind, List<PeerListener>> listeners = new EnumMap<>(Topic.TopicKind.class);
    private final List<Consumer<String>> goneListeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> backListeners = new CopyOnWriteArrayList<>();

    private final PeerTraffic traffic;
    private final ConcurrentHashMap<String, Long> heardAt = new ConcurrentHashMap<>();

    /// The nodes whose heartbeat shows that they can work with this one.
    private final Set<String> agreed = ConcurrentHashMap.newKeySet();

    private final CompletableFuture<String> unwelcome = new CompletableFuture<>();
    private volatile long ownHeardAt;
    private volatile long roundAt;
    private volatile int expected = Integer.MAX_VALUE;
    private volatile boolean spoke;
    private volatile boolean ended;

    /// @param comparison compares the other nodes' settings with this one's
    /// @param catchUp reads what all members on this node may have missed
    RedisPeers(
            ClusterBus bus,
            TopicSubscriptions subscriptions,
            SettingsComparison comparison,
            Scheduler scheduler,
            LongSupplier nanoTime,
            Runnable catchUp) {
        this.bus = bus;
        this.subscriptions = subscriptions;
        this.comparison = comparison;
        this.scheduler = scheduler;
        this.nanoTime = nanoTime;
        this.catchUp = catchUp;
        this.traffic = bus.traffic(heardAt::size);
    }

    void start() {
        roundAt = nanoTime.getAsLong();
        ownHeardAt = roundAt;
        scheduler.after(BEAT, this::round);
    }

    /// Completes when an older node has a different signing key, and no node has this one's.
    CompletableFuture<String> unwelcome() {
        return unwelcome;
    }

    @Override
    public Optional<PeerTraffic> traffic() {
        return Optional.of(traffic);
    }

    @Override
    public CompletableFuture<Integer> signal(Topic topic, String text) {
        var self = topic.kind() == Topic.TopicKind.NODES
                || subscriptions.find(topic.name()).isPresent();
        return bus.send(topic, new EnvelopeContent.PeerText(text))
                .handle((heard, failure) -> failure == null ? Math.max(0, heard.intValue() - (self ? 1 : 0)) : 0)
                .toCompletableFuture();
    }

    @Override
    public void whenSignalled(Topic.TopicKind kind, PeerListener listener) {
        listeners.computeIfAbsent(kind, some -> new CopyOnWriteArrayList<>()).add(listener);
    }

    @Override
    public void whenGone(Consumer<String> listener) {
        goneListeners.add(listener);
    }

    @Override
    public void whenBack(Runnable listener) {
        backListeners.add(listener);
    }

    /// Handles a signal from another node.
    void said(Envelope envelope, String text) {
        if (comparison.isStranger(envelope.from())) {
            return;
        }
        alive(envelope.from());
        if (envelope.topic().equals(Topics.nodes().name())) {
            tell(Topics.nodes(), envelope.from(), text);
        } else {
            subscriptions.find(envelope.topic()).ifPresent(one -> tell(one.topic(), envelope.from(), text));
        }
    }

    private void tell(Topic topic, String from, String text) {
        listeners.getOrDefault(topic.kind(), List.of()).forEach(one -> one.signalled(topic, from, text));
    }

    void beat(String from, EnvelopeContent.NodeHeartbeat theirs) {
        if (from.equals(bus.node())) {
            ownHeardAt = nanoTime.getAsLong();
        } else if (comparison.agrees(from, theirs)) {
            alive(from);
            agreed.add(from);
            meet();
        } else if (comparison.isOlder(theirs)) {
            bus.met().completeExceptionally(new KeyMismatchException());
            scheduler.after(FRIENDS, this::endUnlessAmongFriends);
        }
    }

    /// A node already working with others stays, even if it started later.
    private void endUnlessAmongFriends() {
        if (agreed.isEmpty()) {
            unwelcome.complete(KeyMismatchException.REASON);
        }
    }

    /// Marks a node as alive. A new node is sent this node's heartbeat, with its settings, at once.
    private void alive(String node) {
        if (heardAt.put(node, nanoTime.getAsLong()) == null) {
            LOG.info("Node {} joined.", node);
            var _ = sendBeat();
        }
    }

    /// Completes once all nodes that received this node's first heartbeat have answered.
    private void meet() {
        if (agreed.size() >= expected) {
            bus.met().complete(null);
        }
    }

    private CompletionStage<Long> sendBeat() {
        return bus.send(Topics.nodes(), comparison.mine());
    }

    void bye(String from) {
        if (heardAt.remove(from) != null) {
            gone(from);
        }
    }

    /// This node can receive and send again.
    void back() {
        ownHeardAt = nanoTime.getAsLong();
        var _ = sendBeat().thenAccept(heard -> {
            expected = heard.intValue() - 1;
            meet();
        });
        scheduler.after(Duration.ZERO, () -> backListeners.forEach(Runnable::run));
    }

    private void round() {
        if (ended) {
            return;
        }
        var now = nanoTime.getAsLong();
        if (now - roundAt > GONE.toNanos()) {
            thawed(now);
        }
        roundAt = now;
        heardAt.forEach((node, at) -> {
            if (now - at > GONE.toNanos() && heardAt.remove(node, at)) {
                gone(node);
                // It may have died between a commit and its broadcast.
                catchUp.run();
            }
        });
        if (bus.hears() && bus.speaks() && now - ownHeardAt > DEAF.toNanos()) {
            bus.renew();
        }
        var _ = sendBeat().whenComplete((heard, failure) -> {
            var speaks = failure == null;
            if (speaks && !spoke && bus.hears()) {
                back();
            }
            spoke = speaks;
        });
        scheduler.after(BEAT, this::round);
    }

    /// This process was paused, for instance with its virtual machine: the others consider it gone, and it
    /// doesn't know which of them are alive.
    private void thawed(long now) {
        LOG.warn("This node was paused for {} s.", TimeUnit.NANOSECONDS.toSeconds(now - roundAt));
        heardAt.replaceAll((node, at) -> now);
        ownHeardAt = now;
        catchUp.run();
        back();
    }

    private void gone(String node) {
        agreed.remove(node);
        comparison.forget(node);
        LOG.info("Node {} left.", node);
        goneListeners.forEach(listener -> listener.accept(node));
    }

    @Override
    public void close() {
        if (ended) {
            return;
        }
        ended = true;
        try {
            bus.send(Topics.nodes(), new EnvelopeContent.NodeGoodbye())
                    .toCompletableFuture()
                    .orTimeout(1, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException unreachable) {
            LOG.debug("Nobody could be told that this node ends; they will notice.");
        }
    }
}
