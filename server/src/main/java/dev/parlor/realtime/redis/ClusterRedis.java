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

/// A cluster, with sharded publish and subscribe (Redis 7): a message goes to the one shard that has its channel.
record ClusterRedis(RedisClusterClient client) implements RedisKind {
    @Override
    public AbstractRedisClient library() {
        return client;
    }

    @Override
    public CompletionStage<Mouth> speak() {
        return client.connectAsync(LettuceClients.CODEC)
                .thenApply(connection ->
                        new ClusterMouth(connection.async(), Buckets.of(Bucket4jLettuce.casBasedBuilder(connection))));
    }

    @Override
    public CompletionStage<StatefulRedisPubSubConnection<String, byte[]>> listen() {
        return client.connectPubSubAsync(LettuceClients.CODEC).thenApply(connection -> connection);
    }

    /// One at a time, since each may be on another shard.
    @Override
    public CompletionStage<Void> subscribe(
            StatefulRedisPubSubConnection<String, byte[]> connection, Collection<String> channels) {
        return CompletableFuture.allOf(channels.stream()
                .map(channel -> connection.async().ssubscribe(channel).toCompletableFuture())
                .toArray(CompletableFuture[]::new));
    }

    @Override
    public CompletionStage<Void> unsubscribe(StatefulRedisPubSubConnection<String, byte[]> connection, String channel) {
        return connection.async().sunsubscribe(channel);
    }

    private record ClusterMouth(
            RedisAdvancedClusterAsyncCommands<String, byte[]> commands, ProxyManager<String> buckets) implements Mouth {
        @Override
        public CompletionStage<Long> publish(String channel, byte[] message) {
            return commands.spublish(channel, message);
        }
    }
}
