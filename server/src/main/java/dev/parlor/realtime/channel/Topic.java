package dev.parlor.realtime.channel;

/// The name of a group of connections. Only [Topics] makes them, from typed ids: a client's string never becomes
/// one.
public final class Topic {
    private final TopicKind kind;
    private final String key;

    Topic(TopicKind kind, String key) {
        this.kind = kind;
        this.key = key;
    }

    /// What a topic is about. No two kinds share a name.
    public enum TopicKind {
        GAME("game_"),
        USER("user_"),
        PRESENCE("presence_user_"),
        DIRECT_MESSAGES("dm_"),
        LOBBY("lobby_"),
        SESSION("session_"),
        NODES("nodes_");

        private final String prefix;

        TopicKind(String prefix) {
            this.prefix = prefix;
        }
    }

    public TopicKind kind() {
        return kind;
    }

    /// The id or name that it was made from.
    public String key() {
        return key;
    }

    /// The name on the wire between nodes, for instance `game_9`.
    public String name() {
        return kind.prefix + key;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Topic topic && topic.kind == kind && topic.key.equals(key);
    }

    @Override
    public int hashCode() {
        return 31 * kind.prefix.hashCode() + key.hashCode();
    }

    @Override
    public String toString() {
        return name();
    }
}
