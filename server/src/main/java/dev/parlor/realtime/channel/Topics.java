package dev.parlor.realtime.channel;

import dev.parlor.realtime.channel.Topic.TopicKind;

/// Every topic there is. The prefix belongs to the server and the rest comes from a typed id, so no two kinds of
/// group can meet (contract §3).
public final class Topics {
    private Topics() {}

    /// Everybody at one game's board: players and onlookers.
    public static Topic game(long gameId) {
        return new Topic(TopicKind.GAME, Long.toString(gameId));
    }

    /// What one user is told on `/ws/notifications/`.
    public static Topic user(long userId) {
        return new Topic(TopicKind.USER, Long.toString(userId));
    }

    /// What one user is told of the presence of others on `/ws/friends/status/`.
    public static Topic presence(long userId) {
        return new Topic(TopicKind.PRESENCE, Long.toString(userId));
    }

    /// The direct messages of two users, whoever comes first.
    public static Topic directMessages(long one, long other) {
        return new Topic(TopicKind.DIRECT_MESSAGES, Math.min(one, other) + "_" + Math.max(one, other));
    }

    /// A chat lobby.
    ///
    /// @param name checked by the caller to be a lobby's name (contract §3.4)
    public static Topic lobby(String name) {
        return new Topic(TopicKind.LOBBY, name);
    }

    /// Every socket that a session opened; used to close them when the session ends.
    public static Topic session(String sessionId) {
        return new Topic(TopicKind.SESSION, sessionId);
    }

    /// What nodes say to each other about themselves. Has no members.
    public static Topic nodes() {
        return new Topic(TopicKind.NODES, "all");
    }
}
