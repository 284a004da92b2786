package dev.parlor.verify.client;

import tools.jackson.databind.JsonNode;

/// What may be heard on a socket.
public sealed interface SocketEvent {
    /// A message; a missing node when it is no JSON.
    record FrameEvent(JsonNode content) implements SocketEvent {}

    /// The server asks whether we are there; the answer has been given.
    record PingEvent() implements SocketEvent {}

    record PongEvent() implements SocketEvent {}

    /// @param code 1006 when the connection broke without one
    record CloseEvent(int code, String reason) implements SocketEvent {}

    /// Nothing, for as long as anybody waited.
    record SilenceEvent() implements SocketEvent {}
}
