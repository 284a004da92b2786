package dev.parlor.realtime.redis;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.Collection;
import java.util.concurrent.CompletionStage;

/// A single server, or the master that sentinels name.
record OneRedis(RedisClient client, RedisURI uri) implements RedisKind {
    @Override
    public AbstractRedisClient library() {
        return client;
    }

    @Override
    public CompletionStage<Mouth> speak() {
        return client.connectAsync(LettuceClients.CODEC, uri)
                .thenApply(
                        connection -> (channel, message) -> connection.async().publish(channel, message));
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
}
