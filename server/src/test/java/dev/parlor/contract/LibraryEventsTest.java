package dev.parlor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The client library knows by name and type what the server says on each socket, and nothing else.
class LibraryEventsTest {
    private static final Document SOCKETS = ContractDocuments.SOCKETS;
    private static final Map<String, String> TYPES = Map.of(
            "game", "GameEvents",
            "lobby", "LobbyEvents",
            "chat", "ChatEvents",
            "notifications", "NotificationEvents",
            "status", "PresenceEvents");
    private static final Pattern KEY = Pattern.compile("(?m)(?:^ \\*   |\\{)(\\w+): ");

    @ParameterizedTest
    @ValueSource(strings = {"game", "lobby", "chat", "notifications", "status"})
    void everyMessageOfASocketHasItsType(String channel) throws IOException {
        assertThat(typed(TYPES.get(channel))).isEqualTo(said(channel));
    }

    /// What the library's JSDoc lists of a socket.
    private static Set<String> typed(String type) throws IOException {
        try (var source = LibraryEventsTest.class.getResourceAsStream("/web/parlor/events.js")) {
            var text = new String(source.readAllBytes(), StandardCharsets.UTF_8);
            var end = text.indexOf("}} " + type) < 0 ? text.indexOf("} " + type) : text.indexOf("}} " + type);
            var block = text.substring(text.lastIndexOf("@typedef {Answers & {", end), end);
            var keys = new TreeSet<>(Set.of("ack", "error"));
            var first = block.substring("@typedef {Answers & ".length());
            for (var line : first.split("\n", -1)) {
                var key = KEY.matcher(line);
                if (key.lookingAt()) {
                    keys.add(key.group(1));
                }
            }
            return keys;
        }
    }

    /// What the contract lets the server say there.
    private static Set<String> said(String channel) {
        var names = new TreeSet<>(Set.of("ack", "error"));
        var operations = SOCKETS.root().at("operations");
        for (var name : operations.node().propertyNames()) {
            var operation = operations.at(name);
            var messages = operation.at("action").node().asString().equals("send")
                    ? operation.at("messages")
                    : operation.at("reply").at("messages");
            for (var i = 0; i < messages.node().size(); i++) {
                var message = SOCKETS.follow(messages.at(i));
                if (messages.at(i).at("$ref").node().asString().startsWith("#/channels/" + channel + "/")) {
                    names.add(SOCKETS.follow(message).at("name").node().asString());
                }
            }
        }
        return names;
    }
}
