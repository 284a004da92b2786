package dev.parlor.testkit;

import dev.parlor.json.Json;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The messages of one client that carry an `id` and wait for their answer. For one thread.
final class Unanswered {
    private final Map<String, String> messages = new HashMap<>();

    void sent(String text) {
        id(text).ifPresent(id -> messages.put(id, text));
    }

    /// The message that is answered by this frame with an `ack`.
    Optional<String> acknowledged(String frame) {
        return parsed(frame)
                .filter(message -> message.path("type").asString("").equals("ack"))
                .map(message -> messages.remove(message.path("id").asString("")));
    }

    private static Optional<String> id(String text) {
        return parsed(text)
                .map(message -> message.path("id"))
                .filter(JsonNode::isString)
                .map(JsonNode::asString);
    }

    private static Optional<JsonNode> parsed(String text) {
        try {
            return Optional.of(Json.parse(text));
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }
}
