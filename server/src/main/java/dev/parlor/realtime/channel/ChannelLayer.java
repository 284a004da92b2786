package dev.parlor.realtime.channel;

import dev.parlor.realtime.Connection;
import java.util.function.LongSupplier;

/// Carries what is published on a topic to every member's connection, on this node and on the others.
///
/// Thread-safe. All members of a topic receive its broadcasts in the same order. Publishing never waits for a
/// reader: a member that can't keep up is closed (4408); the others are not affected.
///
/// A broadcast between nodes may be lost or late. So whatever is stored in the database is published as a
/// [Broadcast.NumberedMessage]: a node that sees a gap fills it from its [Backfill], and no member gets a
/// number twice. Broadcasts from other nodes are delivered with the topic lock held (`TopicLocks`).
public interface ChannelLayer {
    /// Makes the connection a member. It receives everything that is published after this returns. Joining
    /// twice changes nothing. May briefly wait for other nodes.
    void join(Topic topic, Connection connection);

    /// The same for numbered topics. The caller holds the topic lock and, before releasing it, sends the
    /// connection everything up to `newest`; what is published next comes after that.
    ///
    /// @param newest reads the number of the newest broadcast from the database, 0 before the first; called
    ///     once, when no later broadcast can be missed
    void join(Topic topic, Connection connection, LongSupplier newest);

    /// The highest number that the members on this node have received; later ones are still on their way.
    /// Call with the topic lock held. [Long#MAX_VALUE] when nothing can be on its way from other nodes.
    long told(Topic topic);

    /// Ends one membership; a connection that is not a member is ignored.
    void leave(Topic topic, Connection connection);

    /// Ends every membership of a connection, once it has closed.
    void leaveAll(Connection connection);

    /// Delivers to all members. Call only after the change it announces is committed.
    void publish(Topic topic, Broadcast broadcast);

    /// Delivers to the members on this node only: for changes that every node detects by itself.
    void publishHere(Topic topic, Broadcast broadcast);

    /// Sets how lost broadcasts on topics of this kind are read again. Call at start, once for each kind.
    void recall(Topic.TopicKind kind, Backfill backfill);

    /// The other nodes.
    ClusterPeers peers();

    /// What this node has published and delivered.
    ChannelTraffic traffic();
}
