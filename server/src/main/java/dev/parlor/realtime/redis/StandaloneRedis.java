package dev.parlor.realtime.redis;

import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.Collection;
import java.util.concurrent.CompletionStage;

/// A single server, or the master that sentinels name.
record StandaloneRedis(RedisClient client, RedisURI uri) implements RedisTopology {
    @Override
    public AbstractRedisClient library() {
        return client;
    }

    @Override
    public CompletionStage<CommandConnection> speak() {
        return client.connectAsync(LettuceClients.CODEC, uri)
                .thenApply(connection ->
                        new OneMouth(connection.async(), RedisBuckets.of(Bucket4jLettuce.casBasedBuilder(connection))));
    }

    @Override
    public CompletionStage<StatefulRedisPubSubConnection<String, byte[]>> listen() {
        return client.connectPubSubAsync(LettuceClients.CODEC, uri);
    }

    @Override
    public CompletionStage<Void> subscribe(
            StatefulRedisPubSubConnection<String, byte[]> connection, Collection<String> channels) {
        return connection.async().subscribe(channels.toArray(String[]::new));
    }

    @Override
    public CompletionStage<Void> unsubscribe(StatefulRedisPubSubConnection<String, byte[]> connection, String channel) {
        return connection.async().unsubscribe(channel);
    }

    private record OneMouth(RedisAsyncCommands<String, byte[]> commands, ProxyManager<String> buckets)
            implements CommandConnection {
        @Override
        public CompletionStage<Long> publish(String channel, byte[] message) {
            return commands.publish(channel, message);
        }
    }
}
