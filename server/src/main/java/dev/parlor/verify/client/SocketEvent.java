package dev.parlor.verify.client;

import tools.jackson.databind.JsonNode;

/// An event received on a socket.
public sealed interface SocketEvent {
    /// A message; a missing node when it is not JSON.
    record FrameEvent(JsonNode content) implements SocketEvent {}

    /// The server sent a ping; the pong has been sent.
    record PingEvent() implements SocketEvent {}

    record PongEvent() implements SocketEvent {}

    /// @param code 1006 when the connection ended without a close frame
    record CloseEvent(int code, String reason) implements SocketEvent {}

    /// Nothing was received within the time limit.
    record SilenceEvent() implements SocketEvent {}
}
