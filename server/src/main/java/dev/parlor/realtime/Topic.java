package dev.parlor.realtime;

/// The name of a group of connections. Only [Topics] makes them, from typed ids: a client's string never becomes
/// one.
public final class Topic {
    private final String name;

    Topic(String name) {
        this.name = name;
    }

    /// The name on the wire between nodes, for instance `game_9`.
    public String name() {
        return name;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Topic topic && topic.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
