package dev.parlor.realtime.redis;

import dev.parlor.realtime.Connection;
import dev.parlor.realtime.channel.Backfill;
import dev.parlor.realtime.channel.Broadcast;
import dev.parlor.realtime.channel.ChannelLayer;
import dev.parlor.realtime.channel.ChannelTraffic;
import dev.parlor.realtime.channel.ClusterPeers;
import dev.parlor.realtime.channel.MemoryChannelLayer;
import dev.parlor.realtime.channel.Topic;
import dev.parlor.realtime.channel.TopicLocks;
import dev.parlor.realtime.channel.Topics;
import dev.parlor.realtime.redis.bus.ClusterBus;
import dev.parlor.realtime.redis.bus.ClusterIdentity;
import dev.parlor.realtime.redis.bus.Envelope;
import dev.parlor.realtime.redis.bus.Envelope.EnvelopeContent;
import dev.parlor.realtime.redis.bus.RedisLink;
import dev.parlor.realtime.redis.bus.Resequencer;
import dev.parlor.realtime.redis.bus.SettingsComparison;
import dev.parlor.realtime.redis.bus.TopicSubscriptions;
import dev.parlor.schedule.Scheduler;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// The channel layer of a node in a cluster. Every broadcast goes through Redis, even to members on the same
/// node, which gives each topic one order for all members; a node subscribes only to the topics of its own
/// members.
///
/// While Redis is unavailable, a broadcast goes directly to the members on the publisher's node. When it is
/// back, each node reads from the database what its members may have missed.
public final class RedisChannelLayer implements ChannelLayer, AutoCloseable {
    private static final Duration AGAIN = Duration.ofSeconds(1);

    /// How many topics are read at the same time when all of them may have missed something, so that others
    /// still get database connections.
    static final int READERS = 8;

    private static final Backfill NOTHING_KEPT = (topic, number) -> List.of();

    private final MemoryChannelLayer here = new MemoryChannelLayer();
    private final Map<Topic.TopicKind, Backfill> recalls = new EnumMap<>(Topic.TopicKind.class);
    private final Semaphore readers = new Semaphore(READERS, true);
    private final AtomicBoolean looking = new AtomicBoolean();
    private final TopicLocks order;
    private final Scheduler scheduler;
    private final ClusterBus bus;
    private final TopicSubscriptions subscriptions;
    private final RedisPeers peers;
    private volatile boolean ended;

    /// @param order the topic locks that features hold while they write and publish
    RedisChannelLayer(
            RedisLink link, ClusterIdentity identity, TopicLocks order, Scheduler scheduler, LongSupplier nanoTime) {
        this.order = order;
        this.scheduler = scheduler;
        this.bus = new ClusterBus(link, identity.name(), this::heard, this::found);
        this.subscriptions = new TopicSubscriptions(bus, this::intake, scheduler);
        this.peers = new RedisPeers(
                bus, subscriptions, new SettingsComparison(identity, nanoTime), scheduler, nanoTime, this::catchUp);
    }

    /// Starts to connect, and retries until it succeeds. Call once, when all listeners are registered.
    ///
    /// @return completes when this node has met the others; fails with an [IllegalArgumentException], for the
    ///     operator, when Redis refuses this node or an older node has a different signing key
    public CompletableFuture<Void> open() {
        peers.start();
        bus.open();
        return bus.met();
    }

    /// Something may have been stored but not published: makes all nodes read and deliver what their members
    /// missed. Never waits.
    public void readAgain() {
        var _ = bus.send(Topics.nodes(), new EnvelopeContent.WakeUp());
        catchUp();
    }

    /// Completes, with the reason for the operator, when an older node has a different signing key and no
    /// node is known that has this one's.
    public CompletableFuture<String> unwelcome() {
        return peers.unwelcome();
    }

    /// Whether other nodes can be reached.
    public boolean connected() {
        return bus.speaks() && bus.hears();
    }

    @Override
    public void join(Topic topic, Connection connection) {
        enter(topic, connection, intake -> {});
    }

    @Override
    public void join(Topic topic, Connection connection, LongSupplier newest) {
        enter(topic, connection, intake -> intake.reach(newest));
    }

    private void enter(Topic topic, Connection connection, Consumer<Resequencer> prepare) {
        var subscription = subscriptions.enter(topic);
        try {
            subscription.await();
            prepare.accept(subscription.intake());
            here.join(topic, connection);
        } finally {
            leave(subscription);
        }
    }

    private void leave(TopicSubscriptions.TopicSubscription subscription) {
        subscription.exit(() -> here.members(subscription.topic()) == 0);
    }

    @Override
    public long told(Topic topic) {
        return subscriptions.find(topic.name()).map(one -> one.intake().told()).orElse(Long.MAX_VALUE);
    }

    @Override
    public void leave(Topic topic, Connection connection) {
        here.leave(topic, connection);
        subscriptions.check(topic, () -> here.members(topic) == 0);
    }

    @Override
    public void leaveAll(Connection connection) {
        for (var topic : here.takeOut(connection)) {
            subscriptions.check(topic, () -> here.members(topic) == 0);
        }
    }

    @Override
    public void publish(Topic topic, Broadcast broadcast) {
        if (bus.hears()) {
            bus.send(topic, new EnvelopeContent.TopicBroadcast(broadcast, false))
                    .whenComplete((heard, failure) -> {
                        if (failure != null) {
                            publishHereInTurn(topic, broadcast);
                        }
                    });
        } else {
            publishHereInTurn(topic, broadcast);
            bus.send(topic, new EnvelopeContent.TopicBroadcast(broadcast, true));
        }
    }

    private void publishHereInTurn(Topic topic, Broadcast broadcast) {
        subscriptions.find(topic.name()).ifPresent(one -> one.intake().take(broadcast));
    }

    @Override
    public void publishHere(Topic topic, Broadcast broadcast) {
        here.publish(topic, broadcast);
    }

    @Override
    public void recall(Topic.TopicKind kind, Backfill backfill) {
        recalls.put(kind, backfill);
    }

    @Override
    public ClusterPeers peers() {
        return peers;
    }

    @Override
    public ChannelTraffic traffic() {
        return here.traffic();
    }

    private Resequencer intake(Topic topic) {
        return new Resequencer(
                topic, here, order, recalls.getOrDefault(topic.kind(), NOTHING_KEPT), readers, scheduler);
    }

    private void heard(Envelope envelope) {
        var mine = bus.isMine(envelope);
        switch (envelope.content()) {
            case EnvelopeContent.TopicBroadcast(var broadcast, var toldThere) -> {
                if (!(mine && toldThere)) {
                    subscriptions
                            .find(envelope.topic())
                            .ifPresent(one -> one.intake().take(broadcast));
                }
            }
            case EnvelopeContent.WakeUp() -> {
                if (!mine) {
                    poked(envelope.topic());
                }
            }
            case EnvelopeContent.PeerText(var text) -> {
                if (!mine) {
                    peers.said(envelope, text);
                }
            }
            case EnvelopeContent.NodeHeartbeat heartbeat -> peers.beat(envelope.from(), heartbeat);
            case EnvelopeContent.NodeGoodbye() -> peers.bye(envelope.from());
        }
    }

    /// The subscription connection is open again: subscribes to everything, then reads what was missed.
    private void found() {
        subscriptions.renew().whenComplete((done, failure) -> {
            if (failure == null) {
                bus.hearsAgain();
                peers.back();
                catchUp();
            } else if (!ended && looking.compareAndSet(false, true)) {
                // In a cluster one shard may be up while another is not, and nothing announces when it is
                // back.
                scheduler.after(AGAIN, () -> {
                    looking.set(false);
                    found();
                });
            }
        });
    }

    private void poked(String topicName) {
        if (topicName.equals(Topics.nodes().name())) {
            catchUp();
        } else {
            subscriptions.find(topicName).ifPresent(one -> one.intake().catchUp());
        }
    }

    private void catchUp() {
        subscriptions.all().forEach(one -> one.intake().catchUp());
    }

    /// Sends goodbye to the other nodes and disconnects from Redis.
    @Override
    public void close() {
        ended = true;
        peers.close();
        bus.close();
    }
}
