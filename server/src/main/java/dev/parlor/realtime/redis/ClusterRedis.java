package dev.parlor.realtime.redis;

import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.async.RedisAdvancedClusterAsyncCommands;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/// A Redis cluster, with sharded publish and subscribe (Redis 7): a message goes to the one shard that has
/// its channel.
final class ClusterRedis implements RedisTopology {
    private final RedisClusterClient client;
    private CompletableFuture<?> last = CompletableFuture.completedFuture(null);

    ClusterRedis(RedisClusterClient client) {
        this.client = client;
    }

    @Override
    public AbstractRedisClient library() {
        return client;
    }

    /// Refreshes the cluster's members before each connection, since they may have changed.
    @Override
    public CompletionStage<CommandConnection> speak() {
        return client.refreshPartitionsAsync()
                .thenCompose(known -> client.connectAsync(LettuceClients.CODEC))
                .thenApply(connection -> new ClusterMouth(
                        connection.async(), RedisBuckets.of(Bucket4jLettuce.casBasedBuilder(connection))));
    }

    @Override
    public CompletionStage<StatefulRedisPubSubConnection<String, byte[]>> listen() {
        return client.connectPubSubAsync(LettuceClients.CODEC).thenApply(connection -> connection);
    }

    /// One channel per command, since each may be on another shard.
    @Override
    public CompletionStage<Void> subscribe(
            StatefulRedisPubSubConnection<String, byte[]> connection, Collection<String> channels) {
        return inTurn(() -> CompletableFuture.allOf(channels.stream()
                .map(channel -> connection.async().ssubscribe(channel).toCompletableFuture())
                .toArray(CompletableFuture[]::new)));
    }

    @Override
    public CompletionStage<Void> unsubscribe(StatefulRedisPubSubConnection<String, byte[]> connection, String channel) {
        return inTurn(() -> connection.async().sunsubscribe(channel));
    }

    /// Before it sends a command to a shard, the library waits for a connection there; on one of its own
    /// threads it would wait forever. So virtual threads issue the commands, in the order in which they were
    /// requested.
    private synchronized CompletionStage<Void> inTurn(Supplier<CompletionStage<Void>> command) {
        var given = last.handleAsync((done, failure) -> command.get(), Thread::startVirtualThread);
        last = given;
        return given.thenCompose(answer -> answer);
    }

    private record ClusterMouth(
            RedisAdvancedClusterAsyncCommands<String, byte[]> commands, ProxyManager<String> buckets)
            implements CommandConnection {
        @Override
        public CompletionStage<Long> publish(String channel, byte[] message) {
            return commands.spublish(channel, message);
        }
    }
}
