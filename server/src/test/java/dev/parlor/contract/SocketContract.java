package dev.parlor.contract;

import dev.parlor.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;

/// What `asyncapi.yaml` lets a server say on its sockets.
final class SocketContract {
    private final Document document;

    private final Map<String, Place> channels = new LinkedHashMap<>();
    private final Paths paths;

    SocketContract(Document document) {
        this.document = document;
        var all = document.root().at("channels");
        for (var name : all.node().propertyNames()) {
            channels.put(all.at(name).at("address").node().asString(), all.at(name));
        }
        this.paths = new Paths(List.copyOf(channels.keySet()));
    }

    /// What is wrong with a text frame from the server, as a sentence; empty when nothing is.
    Optional<String> objection(String path, String text) {
        var channel = channel(path);
        if (channel.isEmpty()) {
            return Optional.of("A frame came on " + Paths.path(path) + ", a socket that asyncapi.yaml does not have: "
                    + Bodies.shortened(text));
        }
        try {
            var frame = Json.parse(text);
            var type = frame.path("type").asString("");
            var payload = Optional.ofNullable(sent(channel.get()).get(type));
            if (payload.isEmpty()) {
                return Optional.of("A frame of type \"" + type + "\" came on " + Paths.path(path)
                        + ", which asyncapi.yaml does not let the server send there: " + Bodies.shortened(text));
            }
            var wrong = document.errors(payload.get(), frame);
            var errors = errorCodes(channel.get());
            if (type.equals("error") && !errors.contains(frame.path("code").asString())) {
                return Optional.of("An error came on " + Paths.path(path) + ", but asyncapi.yaml lists only " + errors
                        + " there: " + Bodies.shortened(text));
            }
            return wrong.isEmpty()
                    ? Optional.empty()
                    : Optional.of("A " + type + " came on " + Paths.path(path) + ", but not as asyncapi.yaml has it: "
                            + String.join("; ", wrong) + ". The frame was " + Bodies.shortened(text));
        } catch (JacksonException notJson) {
            return Optional.of("A frame came on " + Paths.path(path) + " that is no JSON: " + Bodies.shortened(text));
        }
    }

    /// What is wrong with a message that the server has done, as a sentence; empty when nothing is. One that was
    /// refused may have been as wrong as it liked.
    Optional<String> acceptance(String path, String text) {
        var message = Json.parse(text);
        var payload = channel(path)
                .map(channel ->
                        messages(channel, "receive").get(message.path("type").asString("")));
        var wrong = payload.map(schema -> document.errors(schema, message)).orElse(List.of("there is no such command"));
        return wrong.isEmpty()
                ? Optional.empty()
                : Optional.of("The server has done what came on " + Paths.path(path)
                        + ", although asyncapi.yaml does not allow it: " + String.join("; ", wrong)
                        + ". The message was " + Bodies.shortened(text));
    }

    /// What is wrong with how the server closed, as a sentence; empty when nothing is.
    Optional<String> objection(String path, int code) {
        var known = new TreeSet<Integer>();
        channel(path).ifPresent(channel -> closeCodes(channel).forEach(known::add));
        // An echo of a close frame without a code has none either.
        return code == 0 || known.contains(code)
                ? Optional.empty()
                : Optional.of("The server closed " + Paths.path(path) + " with " + code
                        + ", but asyncapi.yaml lists only " + known + " there.");
    }

    /// The close codes that a channel lists.
    List<Integer> closeCodes(Place channel) {
        var codes = new ArrayList<Integer>();
        var entries = channel.at("x-close-codes");
        for (var i = 0; i < entries.node().size(); i++) {
            codes.add(document.follow(entries.at(i)).at("code").node().asInt());
        }
        return codes;
    }

    /// The codes of errors that a channel lists.
    List<String> errorCodes(Place channel) {
        var codes = new ArrayList<String>();
        channel.at("x-error-codes").node().forEach(code -> codes.add(code.asString()));
        return codes;
    }

    /// The messages of operations with this action, by their name on the wire: where their payload's schema stands.
    ///
    /// @param action `send` for what the server says, `receive` for what it understands
    Map<String, Place> messages(Place channel, String action) {
        var messages = new LinkedHashMap<String, Place>();
        var operations = document.root().at("operations");
        for (var name : operations.node().propertyNames()) {
            var operation = operations.at(name);
            var here = document.follow(operation.at("channel")).pointer().equals(channel.pointer());
            if (here && operation.at("action").node().asString().equals(action)) {
                for (var i = 0; i < operation.at("messages").node().size(); i++) {
                    var message = document.follow(operation.at("messages").at(i));
                    messages.put(message.at("name").node().asString(), message.at("payload"));
                }
            }
        }
        return messages;
    }

    Map<String, Place> channels() {
        return channels;
    }

    private Map<String, Place> sent(Place channel) {
        return messages(channel, "send");
    }

    private Optional<Place> channel(String path) {
        return paths.find(path).map(channels::get);
    }
}
