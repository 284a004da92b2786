package dev.parlor.docs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// An AsyncAPI 3 document from a client's point of view.
///
/// @param root the whole document
record SocketDocument(JsonNode root) {
    /// The direction of a frame.
    enum FrameDirection {
        /// Sent by the client; the document describes the server, which *receives* it.
        TO_SERVER("receive"),
        FROM_SERVER("send");

        private final String action;

        FrameDirection(String action) {
            this.action = action;
        }
    }

    /// A frame together with the operation it belongs to.
    ///
    /// @param operation what the frame does there
    record FrameEntry(JsonNode operation, JsonNode message) {
        String name() {
            return message.path("name").asString();
        }
    }

    static SocketDocument parse(String yaml) {
        return new SocketDocument(new YAMLMapper().readTree(yaml));
    }

    /// The node that a reference points to, or the node itself when it is not a reference.
    JsonNode follow(JsonNode node) {
        var target = node;
        while (target.path("$ref").isString()) {
            target = root.at(target.path("$ref").asString().substring(1));
        }
        return target;
    }

    /// The names of the channels, in the document's order.
    List<String> channels() {
        return List.copyOf(root.path("channels").propertyNames());
    }

    JsonNode channel(String name) {
        return root.path("channels").path(name);
    }

    /// The frames of a channel in one direction, in the channel's order.
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

    /// The entries of one of the channel's lists, with references resolved.
    Stream<JsonNode> list(String channel, String field) {
        return list(channel(channel).path(field));
    }

    private Stream<JsonNode> list(JsonNode nodes) {
        return nodes.values().stream().map(this::follow);
    }

    /// The example message of the error with this code.
    String errorSays(String code) {
        return root.at("/components/messages/Error/examples").values().stream()
                .map(example -> example.path("payload"))
                .filter(payload -> payload.path("code").asString().equals(code))
                .map(payload -> payload.path("message").asString())
                .findFirst()
                .orElse("");
    }
}
