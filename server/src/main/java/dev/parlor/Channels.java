package dev.parlor;

import dev.parlor.config.Config;
import dev.parlor.http.Readiness;
import dev.parlor.presence.Leases;
import dev.parlor.presence.MemoryLeases;
import dev.parlor.presence.SharedLeases;
import dev.parlor.realtime.ChannelLayer;
import dev.parlor.realtime.Later;
import dev.parlor.realtime.MemoryChannelLayer;
import dev.parlor.realtime.TopicOrder;
import dev.parlor.realtime.redis.Fleet;
import dev.parlor.realtime.redis.LettuceClients;
import dev.parlor.realtime.redis.RedisAddress;
import dev.parlor.realtime.redis.RedisChannelLayer;
import dev.parlor.store.Database;
import dev.parlor.store.Deployment;
import dev.parlor.users.SigningKey;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How what happens on this node reaches sockets: in memory when it is alone, else through Redis too. Without Redis
/// nothing of that is even loaded.
final class Channels implements AutoCloseable {
    /// How long a start waits for the other nodes. Without Redis it goes on alone, and finds them later.
    private static final long PATIENCE_SECONDS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(Channels.class);

    private final ChannelLayer layer;
    private final Optional<RedisChannelLayer> shared;
    private final Leases leases;

    private Channels(ChannelLayer layer, Optional<RedisChannelLayer> shared, Leases leases) {
        this.layer = layer;
        this.shared = shared;
        this.leases = leases;
    }

    static Channels of(Config config, Database database, SigningKey key, TopicOrder order, Later later) {
        if (config.redis().isEmpty()) {
            return new Channels(new MemoryChannelLayer(), Optional.empty(), new MemoryLeases(later));
        }
        var redis = config.redis().get();
        var address = RedisAddress.of(redis.url(), redis.authority());
        var layer = LettuceClients.layer(address, new Fleet(Deployment.id(database), key.fingerprint()), order, later);
        return new Channels(layer, Optional.of(layer), new SharedLeases(later, layer.peers()));
    }

    ChannelLayer layer() {
        return layer;
    }

    /// Who is online.
    Leases leases() {
        return leases;
    }

    /// Meets the other nodes, when all features listen.
    ///
    /// @throws IllegalArgumentException when this node can't be one of them; for the operator
    void open() {
        if (shared.isEmpty()) {
            return;
        }
        try {
            shared.get().open().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof TimeoutException) {
                LOG.warn("Redis does not answer: this node starts alone and joins the others when it does.");
            } else if (failed.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            } else {
                throw failed;
            }
        }
    }

    Readiness readiness(Database database) {
        if (!database.answers()) {
            return Readiness.UNAVAILABLE;
        }
        return shared.isEmpty() || shared.get().connected() ? Readiness.READY : Readiness.DEGRADED;
    }

    @Override
    public void close() {
        shared.ifPresent(RedisChannelLayer::close);
    }
}
