package dev.parlor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.json.Json;
import dev.parlor.testkit.LiveNode;
import dev.parlor.testkit.LiveNode.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a server understands is what is written down, value by value: each command is sent with every field left
/// out and with odd values in it. What the document allows is understood, what it does not allow is refused.
class UnderstoodIT {
    private static final SocketContract SOCKETS = new SocketContract(ContractDocuments.SOCKETS);
    private static final Set<String> NOT_UNDERSTOOD = Set.of("parse_error", "unknown_type", "bad_field");
    private static final List<JsonNode> VALUES = Stream.of(
                    "null",
                    "true",
                    "[]",
                    "{}",
                    "0",
                    "1",
                    "8",
                    "9",
                    "-1",
                    "4.5",
                    "999999999999",
                    "99999999999999999999",
                    "\"\"",
                    "\" \"",
                    "\"x\"",
                    "\"4\"",
                    "\" +4 \"",
                    "\"9\"",
                    "\"\uff14\"",
                    "\"4.0\"",
                    "\"\\u0000\"",
                    "\"" + "a".repeat(251) + "\"",
                    "\"" + "ä".repeat(2001) + "\"")
            .map(Json::parse)
            .toList();

    private static LiveNode live;
    private static Person alice;
    private static Map<String, String> paths;
    private static int ids;

    /// One command of one channel.
    record Command(Place channel, String name, Place message) {
        @Override
        public String toString() {
            return channel.at("address").node().asString() + " " + name;
        }
    }

    @BeforeAll
    static void start() {
        live = LiveNode.start();
        alice = live.person("Alice");
        var bob = live.person("Bob");
        alice.api().post("/api/friends/", Map.of("to_user_email", bob.email()));
        bob.api().post("/api/friends/", Map.of("to_user_email", alice.email()));
        var game = alice.api().post("/api/games/", Map.of()).json().path("id").asLong();
        bob.api().post("/api/games/" + game + "/join/");
        paths = Map.of("{game_id}", "" + game, "{friend_id}", "" + bob.id(), "{lobby_name}", "green-room");
    }

    @AfterAll
    static void stop() {
        live.close();
    }

    static Stream<Command> commands() {
        return SOCKETS.channels().values().stream()
                .flatMap(channel -> ContractDocuments.SOCKETS.root().at("operations").node().propertyNames().stream()
                        .map(ContractDocuments.SOCKETS.root().at("operations")::at)
                        .filter(operation ->
                                operation.at("action").node().asString().equals("receive"))
                        .filter(operation -> ContractDocuments.SOCKETS
                                .follow(operation.at("channel"))
                                .equals(channel))
                        .flatMap(operation -> messages(operation).stream())
                        .map(message ->
                                new Command(channel, message.at("name").node().asString(), message)));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void whatIsAllowedIsUnderstoodAndNothingElse(Command command) {
        for (var frame : variants(command)) {
            var allowed = ContractDocuments.SOCKETS
                    .errors(command.message().at("payload"), frame)
                    .isEmpty();
            var answer = answer(command, frame);
            if (allowed) {
                assertThat(answer).as(frame.toString()).isNotIn(NOT_UNDERSTOOD);
            } else {
                assertThat(answer).as(frame.toString()).isNotEqualTo("ack");
            }
        }
    }

    /// What only knows doubles writes it so.
    @ParameterizedTest
    @ValueSource(strings = {"40.0", "4e1", "40.000", "0.4E+2"})
    void aNumberWithoutAFractionIsWhole(String number) {
        assertThat(moveTo(number)).isEqualTo(moveTo("40")).isNotEqualTo("bad_field");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "4e-1", "1e300", "1e999999999"})
    void aFractionAndWhatIsTooLargeAreNot(String number) {
        assertThat(moveTo(number)).isEqualTo("bad_field");
    }

    private static String moveTo(String number) {
        try (var socket = alice.socket("/ws/game/" + paths.get("{game_id}") + "/")) {
            socket.send("{\"type\":\"move\",\"position\":" + number + "}");
            return socket.next("error").path("code").asString();
        }
    }

    private static List<Place> messages(Place operation) {
        var messages = new ArrayList<Place>();
        for (var i = 0; i < operation.at("messages").node().size(); i++) {
            messages.add(
                    ContractDocuments.SOCKETS.follow(operation.at("messages").at(i)));
        }
        return messages;
    }

    /// The examples, and each with one field left out, with odd values in it, and with one too many.
    private static List<ObjectNode> variants(Command command) {
        var variants = new ArrayList<ObjectNode>();
        for (var example : command.message().at("examples").node()) {
            var frame = (ObjectNode) example.path("payload");
            variants.add(frame.deepCopy());
            variants.add(frame.deepCopy().put("colour", "green"));
            var fields = ContractDocuments.SOCKETS
                    .follow(command.message().at("payload"))
                    .at("properties")
                    .node()
                    .propertyNames();
            for (var field : fields) {
                if (!field.equals("type") && !field.equals("id")) {
                    variants.add(frame.deepCopy().without(field));
                    VALUES.forEach(value -> variants.add(frame.deepCopy().set(field, value)));
                }
            }
        }
        return variants;
    }

    /// `ack`, or the code of the error.
    private static String answer(Command command, ObjectNode frame) {
        var id = "u" + ids++;
        try (var socket = alice.socket(path(command))) {
            socket.send(frame.put("id", id).toString());
            while (true) {
                var said = socket.next();
                if (said.path("id").asString("").equals(id)) {
                    return said.path("code").asString("ack");
                }
            }
        }
    }

    private static String path(Command command) {
        var path = command.channel().at("address").node().asString();
        for (var parameter : paths.entrySet()) {
            path = path.replace(parameter.getKey(), parameter.getValue());
        }
        return path;
    }
}
