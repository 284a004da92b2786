package dev.parlor.realtime;

/// Every topic there is. The prefix belongs to the server and the rest comes from a typed id, so no two kinds of
/// group can meet (contract §3).
public final class Topics {
    private Topics() {}

    /// Everybody at one game's board: players and onlookers.
    public static Topic game(long gameId) {
        return new Topic("game_" + gameId);
    }

    /// Every socket that a session opened; used to close them when the session ends.
    public static Topic session(String sessionId) {
        return new Topic("session_" + sessionId);
    }
}
