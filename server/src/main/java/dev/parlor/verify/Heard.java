package dev.parlor.verify;

import tools.jackson.databind.JsonNode;

/// What may be heard on a socket.
sealed interface Heard {
    /// A message; a missing node when it is no JSON.
    record Frame(JsonNode content) implements Heard {}

    /// The server asks whether we are there; the answer has been given.
    record Ping() implements Heard {}

    record Pong() implements Heard {}

    /// @param code 1006 when the connection broke without one
    record Closed(int code, String reason) implements Heard {}

    /// Nothing, for as long as anybody waited.
    record Silence() implements Heard {}
}
