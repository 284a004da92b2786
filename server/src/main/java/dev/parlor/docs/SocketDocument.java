package dev.parlor.docs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// An AsyncAPI 3 document, seen from a client.
///
/// @param root the whole of it
record SocketDocument(JsonNode root) {
    /// Which way a frame goes.
    enum FrameDirection {
        /// The client says it; to the server's document it is one that it *receives*.
        TO_SERVER("receive"),
        FROM_SERVER("send");

        private final String action;

        FrameDirection(String action) {
            this.action = action;
        }
    }

    /// A frame in its place.
    ///
    /// @param operation what it does there
    record FrameEntry(JsonNode operation, JsonNode message) {
        String name() {
            return message.path("name").asString();
        }
    }

    static SocketDocument parse(String yaml) {
        return new SocketDocument(new YAMLMapper().readTree(yaml));
    }

    /// What a reference leads to, or the node itself when it is none.
    JsonNode follow(JsonNode node) {
        var target = node;
        while (target.path("$ref").isString()) {
            target = root.at(target.path("$ref").asString().substring(1));
        }
        return target;
    }

    /// The names of the channels, as the document has them.
    List<String> channels() {
        return List.copyOf(root.path("channels").propertyNames());
    }

    JsonNode channel(String name) {
        return root.path("channels").path(name);
    }

    /// The frames of a channel in one direction, in the order in which the channel lists them.
    List<FrameEntry> frames(String channel, FrameDirection direction) {
        var frames = new ArrayList<FrameEntry>();
        for (var operation : root.path("operations").values()) {
            var here = operation.path("channel").path("$ref").asString().equals("#/channels/" + channel);
            if (here && operation.path("action").asString().equals(direction.action)) {
                operation.path("messages").forEach(message -> frames.add(new FrameEntry(operation, follow(message))));
            }
        }
        var order = list(channel(channel).path("messages")).toList();
        frames.sort(Comparator.comparingInt(frame -> order.indexOf(frame.message())));
        return frames;
    }

    /// What a list of the channel holds, references followed.
    Stream<JsonNode> list(String channel, String field) {
        return list(channel(channel).path(field));
    }

    private Stream<JsonNode> list(JsonNode nodes) {
        return nodes.values().stream().map(this::follow);
    }

    /// What the error of this code says, for instance.
    String errorSays(String code) {
        return root.at("/components/messages/Error/examples").values().stream()
                .map(example -> example.path("payload"))
                .filter(payload -> payload.path("code").asString().equals(code))
                .map(payload -> payload.path("message").asString())
                .findFirst()
                .orElse("");
    }
}
