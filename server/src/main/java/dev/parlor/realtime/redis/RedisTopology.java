package dev.parlor.realtime.redis;

import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.Collection;
import java.util.concurrent.CompletionStage;

/// What differs between a single Redis server (found by its address or by sentinels) and a cluster.
interface RedisTopology {
    /// A connection that sends commands to Redis.
    interface CommandConnection {
        CompletionStage<Long> publish(String channel, byte[] message);

        RedisClusterAsyncCommands<String, byte[]> commands();

        ProxyManager<String> buckets();
    }

    AbstractRedisClient library();

    CompletionStage<CommandConnection> speak();

    CompletionStage<StatefulRedisPubSubConnection<String, byte[]>> listen();

    CompletionStage<Void> subscribe(
            StatefulRedisPubSubConnection<String, byte[]> connection, Collection<String> channels);

    CompletionStage<Void> unsubscribe(StatefulRedisPubSubConnection<String, byte[]> connection, String channel);
}
