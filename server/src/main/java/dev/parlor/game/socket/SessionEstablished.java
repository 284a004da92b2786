package dev.parlor.game.socket;

/// The first message on a game socket. Older clients send both values back; neither has a meaning yet.
///
/// @param lobbyId digits
/// @param sessionKey 32 URL-safe characters
record SessionEstablished(String type, String lobbyId, String sessionKey) {
    SessionEstablished(String lobbyId, String sessionKey) {
        this("session_established", lobbyId, sessionKey);
    }
}
