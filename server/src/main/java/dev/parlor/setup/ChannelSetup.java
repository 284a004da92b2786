package dev.parlor.setup;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.parlor.config.Config;
import dev.parlor.http.server.Readiness;
import dev.parlor.limits.Limits;
import dev.parlor.limits.Rates;
import dev.parlor.presence.MemoryLeases;
import dev.parlor.presence.PresenceLeases;
import dev.parlor.presence.SharedLeases;
import dev.parlor.realtime.Epoch;
import dev.parlor.realtime.channel.ChannelLayer;
import dev.parlor.realtime.channel.MemoryChannelLayer;
import dev.parlor.realtime.channel.TopicLocks;
import dev.parlor.realtime.command.Idempotency;
import dev.parlor.realtime.command.IdempotencyStore;
import dev.parlor.realtime.redis.LettuceClients;
import dev.parlor.realtime.redis.RedisAddress;
import dev.parlor.realtime.redis.RedisServices;
import dev.parlor.realtime.redis.bus.ClusterIdentity;
import dev.parlor.schedule.Scheduler;
import dev.parlor.store.Database;
import dev.parlor.store.Deployment;
import dev.parlor.users.sessions.SigningKey;
import io.github.bucket4j.TimeMeter;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How events on this node reach sockets: in memory when it runs alone, otherwise through Redis as well.
/// Without Redis, none of the Redis classes are loaded.
public final class ChannelSetup implements AutoCloseable {
    /// How long startup waits for the other nodes. If Redis is unavailable, the node starts alone and joins
    /// them later.
    private static final long PATIENCE_SECONDS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(ChannelSetup.class);

    public final ChannelLayer layer;
    private final Optional<RedisServices> shared;
    private final PresenceLeases presenceLeases;
    public final Epoch epoch;

    private ChannelSetup(
            ChannelLayer layer, Optional<RedisServices> shared, PresenceLeases presenceLeases, Epoch epoch) {
        this.epoch = epoch;
        this.layer = layer;
        this.shared = shared;
        this.presenceLeases = presenceLeases;
    }

    public static ChannelSetup of(
            Config config, Database database, SigningKey key, TopicLocks order, Scheduler scheduler) {
        var epoch = new Epoch(Deployment.id(database));
        if (config.redis().isEmpty()) {
            return new ChannelSetup(new MemoryChannelLayer(), Optional.empty(), new MemoryLeases(scheduler), epoch);
        }
        var redis = config.redis().get();
        var address = RedisAddress.of(redis.url(), redis.authority());
        var fleet = new ClusterIdentity(epoch.name(), key.fingerprint(), config.ofAllNodes());
        var node = LettuceClients.node(address, fleet, order, scheduler);
        database.whenDoubtIsOver(node.layer()::readAgain);
        return new ChannelSetup(
                node.layer(),
                Optional.of(node),
                new SharedLeases(scheduler, node.layer().peers()),
                epoch);
    }

    public ChannelLayer layer() {
        return layer;
    }

    /// Identifies the history in this database; changes when a backup is restored.
    public Epoch epoch() {
        return epoch;
    }

    /// Who is online.
    public PresenceLeases leases() {
        return presenceLeases;
    }

    /// The rate limits, shared by all nodes.
    public Rates rates(Limits limits) {
        return shared.map(node -> new Rates(limits, node.buckets(), TimeMeter.SYSTEM_NANOTIME))
                .orElseGet(() -> Rates.alone(limits));
    }

    /// The recent replies to commands, used to recognise repeated ones.
    public Idempotency repeats() {
        return new Idempotency(
                Ticker.systemTicker(), shared.map(RedisServices::answers).orElse(IdempotencyStore.NONE));
    }

    /// Joins the other nodes. Call once all features are subscribed.
    ///
    /// @throws IllegalArgumentException when this node can't join them; the message is for the operator
    public void open() {
        if (shared.isEmpty()) {
            return;
        }
        try {
            shared.get()
                    .layer()
                    .open()
                    .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof TimeoutException) {
                LOG.warn("Redis does not answer. This node starts alone and joins the others when Redis is back.");
            } else if (failed.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            } else {
                throw failed;
            }
        }
    }

    /// Completes, with the reason, when a node that had to start alone finds other nodes that it can't work
    /// with, and so must stop.
    public CompletableFuture<String> unwelcome() {
        return shared.map(node -> node.layer().unwelcome()).orElseGet(CompletableFuture::new);
    }

    public Readiness readiness(Database database) {
        if (!database.answers()) {
            return Readiness.UNAVAILABLE;
        }
        return shared.isEmpty() || shared.get().layer().connected() ? Readiness.READY : Readiness.DEGRADED;
    }

    @Override
    public void close() {
        shared.ifPresent(node -> node.layer().close());
    }
}
