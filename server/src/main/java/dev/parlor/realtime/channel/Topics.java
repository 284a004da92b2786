package dev.parlor.realtime.channel;

import dev.parlor.realtime.channel.Topic.TopicKind;

/// All topics. The prefix belongs to the server and the rest comes from a typed id, so topics of two kinds
/// never collide (contract §3).
public final class Topics {
    private Topics() {}

    /// Everyone at one game's board: players and spectators.
    public static Topic game(long gameId) {
        return new Topic(TopicKind.GAME, Long.toString(gameId));
    }

    /// The messages to one user on `/ws/notifications/`.
    public static Topic user(long userId) {
        return new Topic(TopicKind.USER, Long.toString(userId));
    }

    /// The presence updates to one user on `/ws/friends/status/`.
    public static Topic presence(long userId) {
        return new Topic(TopicKind.PRESENCE, Long.toString(userId));
    }

    /// The direct messages of two users, named in either order.
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

    /// What nodes send each other about themselves. Has no members.
    public static Topic nodes() {
        return new Topic(TopicKind.NODES, "all");
    }
}
