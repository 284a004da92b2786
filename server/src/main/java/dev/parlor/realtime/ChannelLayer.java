package dev.parlor.realtime;

/// Carries what is published on a topic to every member's connection, on this node and on the others.
///
/// Thread-safe. All members of a topic receive its broadcasts in one and the same order. Publishing never waits for
/// a reader: a member that can't keep up is closed (4408), alone.
public interface ChannelLayer {
    /// Makes the connection a member. What is published after this returns reaches it. Joining twice changes
    /// nothing.
    void join(Topic topic, Connection connection);

    /// Ends one membership; a connection that is no member is ignored.
    void leave(Topic topic, Connection connection);

    /// Ends every membership of a connection, once it has closed.
    void leaveAll(Connection connection);

    /// Delivers to all members. Call only after the change it tells of is committed.
    void publish(Topic topic, Broadcast broadcast);
}
