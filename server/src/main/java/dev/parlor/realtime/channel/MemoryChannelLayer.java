package dev.parlor.realtime.channel;

import dev.parlor.realtime.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// The channel layer of a single node: members are kept in memory.
///
/// The order of a topic is the order in which publishers enter the monitor of its [TopicMembers]. None waits
/// long, because [Connection#offer] never blocks.
public final class MemoryChannelLayer implements ChannelLayer {
    private final ConcurrentHashMap<Topic, TopicMembers> groups = new ConcurrentHashMap<>();
    /// An array, not a set: nearly every connection has two topics, and there are many connections.
    private final ConcurrentHashMap<Connection, Topic[]> topicsOf = new ConcurrentHashMap<>();
    private final ChannelTraffic traffic = new ChannelTraffic();

    @Override
    public void join(Topic topic, Connection connection) {
        topicsOf.compute(connection, (member, topics) -> {
            if (topics == null) {
                add(topic, member);
                return new Topic[] {topic};
            }
            if (Arrays.asList(topics).contains(topic)) {
                return topics;
            }
            add(topic, member);
            var more = Arrays.copyOf(topics, topics.length + 1);
            more[topics.length] = topic;
            return more;
        });
    }

    @Override
    public void join(Topic topic, Connection connection, LongSupplier newest) {
        join(topic, connection);
        var _ = newest.getAsLong();
    }

    /// Everything is delivered before its publisher releases the topic lock.
    @Override
    public long told(Topic topic) {
        return Long.MAX_VALUE;
    }

    @Override
    public void leave(Topic topic, Connection connection) {
        topicsOf.computeIfPresent(connection, (member, topics) -> {
            drop(topic, member);
            var rest = Arrays.stream(topics).filter(one -> !one.equals(topic)).toArray(Topic[]::new);
            return rest.length == 0 ? null : rest;
        });
    }

    @Override
    public void leaveAll(Connection connection) {
        var _ = takeOut(connection);
    }

    /// As [#leaveAll].
    ///
    /// @return the topics that it was a member of
    public List<Topic> takeOut(Connection connection) {
        var left = new ArrayList<Topic>();
        topicsOf.computeIfPresent(connection, (member, topics) -> {
            for (var topic : topics) {
                drop(topic, member);
                left.add(topic);
            }
            return null;
        });
        return left;
    }

    @Override
    public void publish(Topic topic, Broadcast broadcast) {
        var group = groups.get(topic);
        if (group != null) {
            broadcast.publishedAt(System.nanoTime());
            traffic.published().increment();
            traffic.delivered().add(group.deliver(broadcast));
        }
    }

    @Override
    public ChannelTraffic traffic() {
        return traffic;
    }

    @Override
    public void publishHere(Topic topic, Broadcast broadcast) {
        publish(topic, broadcast);
    }

    /// Nothing gets lost within a process.
    @Override
    public void recall(Topic.TopicKind kind, Backfill backfill) {
        // Never needed.
    }

    @Override
    public ClusterPeers peers() {
        return ClusterPeers.NONE;
    }

    /// How many connections are members of a topic.
    public int members(Topic topic) {
        var group = groups.get(topic);
        return group == null ? 0 : group.size();
    }

    /// How many topics have members.
    public int topics() {
        return groups.size();
    }

    private void add(Topic topic, Connection member) {
        groups.compute(topic, (name, present) -> {
            var group = present == null ? new TopicMembers() : present;
            group.add(member);
            return group;
        });
    }

    private void drop(Topic topic, Connection member) {
        groups.computeIfPresent(topic, (name, group) -> group.remove(member) == 0 ? null : group);
    }
}
