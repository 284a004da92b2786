package dev.parlor.realtime.channel;

import dev.parlor.realtime.Connection;
import java.util.function.LongSupplier;

/// Carries what is published on a topic to every member's connection, on this node and on the others.
///
/// Thread-safe. All members of a topic receive its broadcasts in one and the same order. Publishing never waits for
/// a reader: a member that can't keep up is closed (4408), alone.
///
/// Between nodes a broadcast may get lost, or come late. So what is kept in the database is published as
/// [Broadcast.NumberedMessage]: a node that sees a gap fills it with what [Backfill] reads, and nobody is told of a
/// number
/// twice. Broadcasts of other nodes are delivered in the topic's turn of the `TopicLocks`.
public interface ChannelLayer {
    /// Makes the connection a member. What is published after this returns reaches it. Joining twice changes
    /// nothing. May wait a moment for other nodes.
    void join(Topic topic, Connection connection);

    /// The same for topics with numbers. The caller is in the topic's turn and tells the connection, before that
    /// ends, what came until `newest`; what is published next comes after it.
    ///
    /// @param newest reads, from the database, the number of the newest broadcast, 0 before the first; called once,
    ///     when nothing that is published can be missed any more
    void join(Topic topic, Connection connection, LongSupplier newest);

    /// Up to which number the members on this node have been told; what comes after it will still come. For the
    /// topic's turn. [Long#MAX_VALUE] where nothing is under way from other nodes.
    long told(Topic topic);

    /// Ends one membership; a connection that is no member is ignored.
    void leave(Topic topic, Connection connection);

    /// Ends every membership of a connection, once it has closed.
    void leaveAll(Connection connection);

    /// Delivers to all members. Call only after the change it tells of is committed.
    void publish(Topic topic, Broadcast broadcast);

    /// Delivers to the members on this node only: for what every node finds out by itself.
    void publishHere(Topic topic, Broadcast broadcast);

    /// Has what was lost between nodes read again. Call at start, once for a kind of topics.
    void recall(Topic.TopicKind kind, Backfill backfill);

    /// The other nodes.
    ClusterPeers peers();

    /// What went through it on this node.
    ChannelTraffic traffic();
}
