package dev.parlor.realtime.redis;

import dev.parlor.realtime.channel.TopicLocks;
import dev.parlor.realtime.redis.bus.ClusterIdentity;
import dev.parlor.schedule.Scheduler;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SocketOptions.TcpUserTimeoutOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.Delay;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Makes the connections to Redis, with every wait bounded.
public final class LettuceClients {
    static final RedisCodec<String, byte[]> CODEC = RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE);

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final Duration UNACKNOWLEDGED = Duration.ofSeconds(5);

    /// How many commands may wait for an unavailable shard; each waits no longer than for an answer.
    private static final int MOST_WAITING = 10_000;

    private LettuceClients() {}

    /// Connects this node to the others on the same Redis. Call [RedisChannelLayer#open] on its layer once
    /// all listeners are registered.
    ///
    /// @param identity the cluster that this node belongs to
    public static RedisServices node(
            RedisAddress address, ClusterIdentity identity, TopicLocks order, Scheduler scheduler) {
        var link = new LettuceLink(kind(address), scheduler);
        var prefix = "parlor:" + identity.name();
        return new RedisServices(
                new RedisChannelLayer(link, identity, order, scheduler, System::nanoTime),
                new RedisBuckets(link, prefix + ":limit:"),
                new RedisIdempotencyStore(link, prefix + ":said:"));
    }

    static RedisTopology kind(RedisAddress address) {
        var resources = ClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .reconnectDelay(
                        () -> Delay.equalJitter(Duration.ofMillis(20), Duration.ofSeconds(1), 2, TimeUnit.MILLISECONDS))
                .build();
        if (address.cluster()) {
            var client = RedisClusterClient.create(resources, address.nodes());
            var refresh = ClusterTopologyRefreshOptions.builder()
                    .enablePeriodicRefresh(Duration.ofSeconds(30))
                    .build();
            var options = ClusterClientOptions.builder().topologyRefreshOptions(refresh);
            // The first command for a shard opens the connection, so it has to wait for it.
            client.setOptions((ClusterClientOptions) bounded(options, address)
                    .disconnectedBehavior(ClientOptions.DisconnectedBehavior.ACCEPT_COMMANDS)
                    .requestQueueSize(MOST_WAITING)
                    .build());
            return new ClusterRedis(client);
        }
        var client = RedisClient.create(resources);
        client.setOptions(bounded(ClientOptions.builder(), address).build());
        return new StandaloneRedis(client, address.nodes().getFirst());
    }

    private static ClientOptions.Builder bounded(ClientOptions.Builder options, RedisAddress address) {
        var socket = SocketOptions.builder()
                .connectTimeout(CONNECT)
                .keepAlive(true)
                .tcpUserTimeout(TcpUserTimeoutOptions.builder()
                        .enable()
                        .tcpUserTimeout(UNACKNOWLEDGED)
                        .build());
        address.authority()
                .ifPresent(file -> options.sslOptions(SslOptions.builder()
                        .jdkSslProvider()
                        .trustManager(file.toFile())
                        .build()));
        return options.socketOptions(socket.build())
                .timeoutOptions(TimeoutOptions.enabled(ANSWER))
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS);
    }
}
