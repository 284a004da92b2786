package dev.parlor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.json.Json;
import dev.parlor.testkit.LiveNode;
import dev.parlor.testkit.LiveNode.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a server accepts over REST is what is written down, value by value: each body is sent with every field left
/// out and with odd values in it, and each question with odd values of its parameters. The contract itself objects
/// when
/// one that it does not allow is accepted.
class AcceptedIT {
    private static final List<JsonNode> VALUES = Stream.of(
                    "null",
                    "true",
                    "false",
                    "[]",
                    "{}",
                    "0",
                    "1",
                    "8",
                    "9",
                    "-1",
                    "4.5",
                    "4.0",
                    "999999999999",
                    "99999999999999999999",
                    "\"\"",
                    "\" \"",
                    "\"x\"",
                    "\"4\"",
                    "\" +4 \"",
                    "\"9\"",
                    "\"\uff14\"",
                    "\"\\u0000\"",
                    "\"" + "a".repeat(27) + "\"",
                    "\"" + "ä".repeat(300) + "\"")
            .map(Json::parse)
            .toList();

    private static final List<String> QUERIES = List.of(
            "",
            "4",
            "0",
            "-1",
            "%2B4",
            "+4",
            "4.0",
            "1e2",
            "x",
            "ACTIVE",
            "null",
            "%EF%BC%94",
            "%15",
            "%00",
            "%FF",
            "9".repeat(18),
            "9".repeat(19));

    private static LiveNode live;
    private static Person somebody;
    private static long game;
    private static long conversation;

    @BeforeAll
    static void start() {
        live = LiveNode.start();
        somebody = live.person("Somebody");
        game = somebody.api()
                .post("/api/games/", Map.of("is_ai_game", true))
                .json()
                .path("id")
                .asLong();
        conversation = conversation();
    }

    private static long conversation() {
        var friend = live.person("Friend");
        somebody.api().post("/api/friends/", Map.of("to_user_email", friend.email()));
        friend.api().post("/api/friends/", Map.of("to_user_email", somebody.email()));
        return somebody.api()
                .get("/api/chat/conversation-with/" + friend.id() + "/")
                .json()
                .path("conversation_id")
                .asLong();
    }

    @AfterAll
    static void stop() {
        live.close();
    }

    static List<RestContract.Operation> operations() {
        return new RestContract(ContractDocuments.REST)
                .operations().stream().filter(RestContract.Operation::hasBody).toList();
    }

    /// With each parameter that a query may have, and odd values of it.
    static Stream<String> questions() {
        var queries = new Queries(ContractDocuments.REST);
        return new RestContract(ContractDocuments.REST)
                .operations().stream()
                        .flatMap(operation -> queries.parameters(operation.place()).stream()
                                .map(parameter -> operation.path() + "?" + Queries.name(parameter) + "="));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void whatIsAskedForIsAllowed(String question) {
        var path = question.replace("{id}", "" + conversation);
        assertThat(QUERIES.stream()
                        .map(value -> somebody.api().get(path + value).status())
                        .distinct())
                .containsExactlyInAnyOrder(200, 400);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whatIsAcceptedIsAllowed(RestContract.Operation operation) {
        var path = operation.path().replace("{id}", "" + game);
        var statuses = bodies(operation).stream()
                .map(body -> somebody.api()
                        .send(operation.method(), path, Optional.of(body))
                        .status())
                .distinct();
        assertThat(statuses).contains(400).allMatch(status -> status < 500);
    }

    /// The examples, and each with one field left out and with odd values in it.
    private static List<ObjectNode> bodies(RestContract.Operation operation) {
        var bodies = new ArrayList<ObjectNode>();
        var request = ContractDocuments.REST.follow(operation.place().at("requestBody"));
        var json = request.at("content").at("application/json");
        for (var example : json.at("examples").node()) {
            var body = (ObjectNode) example.path("value");
            var fields = ContractDocuments.REST.follow(json.at("schema")).at("properties");
            for (var field : fields.node().propertyNames()) {
                bodies.add(body.deepCopy().without(field));
                VALUES.forEach(value -> bodies.add(body.deepCopy().set(field, value)));
            }
        }
        return bodies;
    }
}
