package dev.parlor.game.socket;

/// The first message on a game's socket. Older clients send both values back; neither means anything yet.
///
/// @param lobbyId digits
/// @param sessionKey 32 characters that are safe in URLs
record SessionEstablished(String type, String lobbyId, String sessionKey) {
    SessionEstablished(String lobbyId, String sessionKey) {
        this("session_established", lobbyId, sessionKey);
    }
}
