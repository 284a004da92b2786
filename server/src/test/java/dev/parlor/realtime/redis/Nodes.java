package dev.parlor.realtime.redis;

import dev.parlor.realtime.Frame;
import dev.parlor.realtime.channel.Backfill;
import dev.parlor.realtime.channel.Broadcast;
import dev.parlor.realtime.channel.Topic;
import dev.parlor.realtime.channel.TopicLocks;
import dev.parlor.realtime.redis.bus.ClusterIdentity;
import dev.parlor.schedule.Scheduler;
import dev.parlor.testkit.Eventually;
import dev.parlor.testkit.RedisServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Some nodes at one Redis, with one log that stands for their database.
final class Nodes implements AutoCloseable {
    final RedisServer redis;
    final Log log = new Log();
    private final RedisAddress address;
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    private final List<RedisChannelLayer> nodes = new ArrayList<>();

    Nodes() {
        redis = new RedisServer();
        address = RedisAddress.of(redis.url(), Optional.empty());
    }

    /// @param redis ends with the nodes
    Nodes(RedisServer redis, RedisAddress address) {
        this.redis = redis;
        this.address = address;
    }

    record Line(String type, long n) {
        Line(long n) {
            this("said", n);
        }
    }

    /// What was said on each topic, numbered from 1.
    static final class Log implements Backfill {
        private final ConcurrentHashMap<Topic, List<Broadcast.NumberedMessage>> said = new ConcurrentHashMap<>();

        /// Writes a line without telling anybody.
        Broadcast.NumberedMessage write(Topic topic) {
            var lines = said.computeIfAbsent(topic, one -> new ArrayList<>());
            synchronized (lines) {
                var number = lines.size() + 1L;
                var line = Broadcast.toAll(Frame.of(new Line(number))).numbered(number, number - 1);
                lines.add(line);
                return line;
            }
        }

        long newest(Topic topic) {
            return after(topic, 0).size();
        }

        @Override
        public List<Broadcast.NumberedMessage> after(Topic topic, long number) {
            var lines = said.computeIfAbsent(topic, one -> new ArrayList<>());
            synchronized (lines) {
                return List.copyOf(lines.subList((int) number, lines.size()));
            }
        }
    }

    /// One more, connected.
    RedisChannelLayer node() {
        var node = unconnected(new TopicLocks());
        node.open().orTimeout(20, TimeUnit.SECONDS).join();
        Eventually.holds(node::connected);
        return node;
    }

    RedisChannelLayer unconnected(TopicLocks order) {
        var node = LettuceClients.node(
                        address, new ClusterIdentity("test", "same key", Map.of()), order, Scheduler.on(scheduler))
                .layer();
        node.recall(Topic.TopicKind.GAME, log);
        nodes.add(node);
        return node;
    }

    @Override
    public void close() {
        nodes.forEach(RedisChannelLayer::close);
        scheduler.shutdownNow();
        redis.close();
    }
}
