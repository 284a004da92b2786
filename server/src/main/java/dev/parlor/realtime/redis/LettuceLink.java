package dev.parlor.realtime.redis;

import dev.parlor.realtime.redis.bus.FatalRedisErrors;
import dev.parlor.realtime.redis.bus.RedisLink;
import dev.parlor.schedule.Scheduler;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisException;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection to subscribe and one to publish. The library reconnects both after a loss; this class makes
/// the first connection and replaces one that seems dead.
final class LettuceLink implements RedisLink {
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(LettuceLink.class);

    private final RedisTopology kind;
    private final Scheduler scheduler;
    private volatile @Nullable LinkListener listener;
    private volatile @Nullable StatefulRedisPubSubConnection<String, byte[]> ear;
    private volatile RedisTopology.@Nullable CommandConnection commandConnection;
    private volatile boolean ended;

    LettuceLink(RedisTopology kind, Scheduler scheduler) {
        this.kind = kind;
        this.scheduler = scheduler;
    }

    @Override
    public void open(LinkListener hears) {
        listener = hears;
        kind.library().addListener(new ConnectionStates());
        connect();
    }

    private void connect() {
        if (ended) {
            return;
        }
        speak().thenCompose(done -> listen()).whenComplete((done, failure) -> {
            if (failure != null) {
                var unwelcome = FatalRedisErrors.reason(failure);
                unwelcome.ifPresent(tell()::refused);
                LOG.warn(
                        "Cannot connect to Redis, retrying: {}",
                        unwelcome.orElseGet(() -> root(failure).getMessage()));
                scheduler.after(AGAIN, this::connect);
            }
        });
    }

    /// The command connection, once it is open.
    Optional<RedisTopology.CommandConnection> mouth() {
        return ended ? Optional.empty() : Optional.ofNullable(commandConnection);
    }

    private CompletionStage<?> speak() {
        return commandConnection == null
                ? kind.speak().thenAccept(connection -> commandConnection = connection)
                : CompletableFuture.completedFuture(null);
    }

    private CompletionStage<?> listen() {
        return kind.listen().thenAccept(connection -> {
            connection.addListener(new MessageListener());
            ear = connection;
            tell().connected();
        });
    }

    @Override
    public CompletionStage<Long> publish(String channel, byte[] message) {
        var connection = commandConnection;
        return connection == null || ended ? absent() : connection.publish(channel, message);
    }

    @Override
    public CompletionStage<Void> subscribe(Collection<String> channels) {
        var connection = ear;
        return connection == null || ended ? absent() : kind.subscribe(connection, channels);
    }

    @Override
    public CompletionStage<Void> unsubscribe(String channel) {
        var connection = ear;
        return connection == null || ended ? absent() : kind.unsubscribe(connection, channel);
    }

    @Override
    public void renew() {
        var dead = ear;
        ear = null;
        if (dead != null) {
            var _ = dead.closeAsync();
        }
        connect();
    }

    @Override
    public void close() {
        if (!ended) {
            ended = true;
            kind.library().shutdown(0, 1, TimeUnit.SECONDS);
            var _ = kind.library().getResources().shutdown(0, 1, TimeUnit.SECONDS);
        }
    }

    private LinkListener tell() {
        var there = listener;
        if (there == null) {
            throw new IllegalStateException("open the link first");
        }
        return there;
    }

    private static <T> CompletionStage<T> absent() {
        return CompletableFuture.failedFuture(new RedisException("there is no connection to Redis"));
    }

    private static Throwable root(Throwable failure) {
        return failure.getCause() == null ? failure : root(failure.getCause());
    }

    private final class MessageListener extends RedisPubSubAdapter<String, byte[]> {
        @Override
        public void message(String channel, byte[] message) {
            tell().heard(message);
        }

        @Override
        public void smessage(String channel, byte[] message) {
            tell().heard(message);
        }
    }

    /// A cluster has several subscription connections: whenever one is lost or comes back, everything is
    /// subscribed again.
    private final class ConnectionStates implements RedisConnectionStateListener {
        @Override
        public void onRedisConnected(RedisChannelHandler<?, ?> connection, SocketAddress address) {
            if (ear != null && connection instanceof StatefulRedisPubSubConnection<?, ?>) {
                Thread.startVirtualThread(() -> tell().connected());
            }
        }

        @Override
        public void onRedisDisconnected(RedisChannelHandler<?, ?> connection) {
            if (ear != null && !ended && connection instanceof StatefulRedisPubSubConnection<?, ?>) {
                tell().disconnected("Redis has closed the connection");
            }
        }
    }
}
