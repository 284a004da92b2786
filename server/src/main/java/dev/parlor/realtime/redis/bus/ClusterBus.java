package dev.parlor.realtime.redis.bus;

import dev.parlor.realtime.channel.PeerTraffic;
import dev.parlor.realtime.channel.Topic;
import dev.parlor.realtime.channel.Topics;
import dev.parlor.realtime.redis.bus.Envelope.EnvelopeContent;
import dev.parlor.tally.DurationHistogram;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// This node's connection to the others: addresses its messages, and remembers the topics of broadcasts that
/// could not be sent.
///
/// Thread-safe.
public final class ClusterBus implements RedisLink.LinkListener, AutoCloseable {
    /// When other nodes missed more topics than this, they are asked to read everything again.
    private static final int MOST_OWED = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(ClusterBus.class);

    private final RedisLink link;
    private final String prefix;
    private final Consumer<Envelope> listener;
    private final Runnable found;
    private final String node =
            HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());

    private final Set<Topic> owed = new HashSet<>();
    private final CompletableFuture<Void> met = new CompletableFuture<>();
    private final LongAdder sent = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder heard = new LongAdder();
    private final DurationHistogram sending = new DurationHistogram();
    private volatile boolean hears;
    private volatile boolean speaks;
    private volatile boolean ended;

    /// @param fleet the cluster's name, which separates clusters that share one Redis
    /// @param found called when a subscription connection is open, without subscriptions
    public ClusterBus(RedisLink link, String fleet, Consumer<Envelope> listener, Runnable found) {
        this.link = link;
        this.prefix = "parlor:" + fleet + ":";
        this.listener = listener;
        this.found = found;
    }

    public void open() {
        link.open(this);
    }

    /// Completes when this node has met the others; fails when it can't join them.
    public CompletableFuture<Void> met() {
        return met;
    }

    /// The name of this node, until it stops.
    public String node() {
        return node;
    }

    public boolean isMine(Envelope envelope) {
        return envelope.from().equals(node);
    }

    /// The counters of its messages.
    ///
    /// @param others how many other nodes there are
    public PeerTraffic traffic(IntSupplier others) {
        return new PeerTraffic(() -> hears && speaks, others, sent, failed, heard, sending);
    }

    /// Whether this node receives what others publish.
    public boolean hears() {
        return hears;
    }

    /// Whether what this node sends arrives.
    public boolean speaks() {
        return speaks;
    }

    public void hearsAgain() {
        if (!hears) {
            hears = true;
            LOG.info("Connected to the other nodes through Redis.");
        }
    }

    /// Sends a message on a topic. When a broadcast can't be sent, the other nodes are later asked to read
    /// its topic.
    ///
    /// @return how many nodes received it
    public CompletionStage<Long> send(Topic topic, EnvelopeContent content) {
        var begun = System.nanoTime();
        return link.publish(channel(topic), new Envelope(node, topic.name(), content).encoded())
                .whenComplete((nodes, failure) -> {
                    sending.record(System.nanoTime() - begun);
                    if (failure == null) {
                        sent.increment();
                        speaksAgain();
                    } else {
                        failed(topic, content, failure);
                    }
                });
    }

    CompletionStage<Void> subscribe(List<Topic> topics) {
        var channels = topics.stream()
                .filter(topic -> !shared(topic))
                .map(this::channel)
                .toList();
        return channels.isEmpty() ? CompletableFuture.completedFuture(null) : link.subscribe(channels);
    }

    /// If even this subscription is refused, the node can never receive anything.
    CompletionStage<Void> subscribeToNodes() {
        return link.subscribe(List.of(channel(Topics.nodes()))).whenComplete((done, failure) -> {
            if (failure != null) {
                FatalRedisErrors.reason(failure).ifPresent(this::refused);
            }
        });
    }

    void unsubscribe(Topic topic) {
        if (!shared(topic)) {
            var _ = link.unsubscribe(channel(topic));
        }
    }

    /// Replaces a subscription connection that seems dead.
    public void renew() {
        disconnected("nothing is heard any more");
        link.renew();
    }

    @Override
    public void heard(byte[] message) {
        heard.increment();
        try {
            listener.accept(Envelope.decoded(message));
        } catch (IllegalArgumentException foreign) {
            LOG.warn("Ignoring an unreadable message from another node: {}", foreign.getMessage());
        }
    }

    @Override
    public void refused(String why) {
        met.completeExceptionally(new IllegalArgumentException(why));
    }

    @Override
    public void connected() {
        found.run();
    }

    @Override
    public void disconnected(String why) {
        if (hears) {
            hears = false;
            LOG.warn(
                    "Lost the Redis subscription ({}). Until it is back, only users on the same node reach each other.",
                    why);
        }
    }

    @Override
    public void close() {
        ended = true;
        link.close();
    }

    /// Session topics (every socket has one, used only when the session ends) and presence topics (each node
    /// serves its own sockets) share one channel. All nodes subscribe to it anyway, so no socket waits for a
    /// subscription.
    private static boolean shared(Topic topic) {
        return topic.kind() == Topic.TopicKind.SESSION || topic.kind() == Topic.TopicKind.PRESENCE;
    }

    private String channel(Topic topic) {
        return prefix + (shared(topic) ? Topics.nodes() : topic).name();
    }

    private void failed(Topic topic, EnvelopeContent content, Throwable failure) {
        failed.increment();
        if (speaks && !ended) {
            speaks = false;
            LOG.warn("Could not publish to other nodes: {}", failure.toString());
        }
        if (content instanceof EnvelopeContent.TopicBroadcast) {
            synchronized (owed) {
                if (owed.size() <= MOST_OWED) {
                    owed.add(topic);
                }
            }
        }
    }

    private void speaksAgain() {
        speaks = true;
        List<Topic> pokes;
        synchronized (owed) {
            if (owed.isEmpty()) {
                return;
            }
            pokes = owed.size() > MOST_OWED ? List.of(Topics.nodes()) : List.copyOf(owed);
            owed.clear();
        }
        pokes.forEach(topic -> send(topic, new EnvelopeContent.WakeUp()));
    }
}
