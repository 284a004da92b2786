package dev.parlor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.realtime.CloseCode;
import dev.parlor.testkit.LiveNode;
import dev.parlor.testkit.LiveNode.Person;
import dev.parlor.testkit.WsClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Somebody else tries every id on every route and socket that is written down, and gets no byte of what belongs to
/// others.
class ForeignIdsIT {
    private static final String SECRET = "between-us-two";

    /// Blocking takes the id of anybody and shows nothing of them; a picture is for everybody who knows its name.
    private static final Set<String> FOR_ANYBODY = Set.of(
            "POST /api/friends/{id}/block/", "DELETE /api/friends/{id}/block/", "GET /api/users/avatars/{name}/");

    private static LiveNode live;
    private static Person alice;
    private static Person bob;
    private static Person mallory;
    private static final List<String> IDS = new ArrayList<>();

    @BeforeAll
    static void letTwoPeopleHaveSomething() {
        live = LiveNode.start();
        alice = live.person("Alice");
        bob = live.person("Bob");
        mallory = live.person("Mallory");
        befriend();
        talk();
        invite();
        var game = alice.api().post("/api/games/", Map.of("open", false, "watchable", false));
        IDS.add("" + game.json().path("id").asLong());
        var computer = alice.api().post("/api/games/", Map.of("is_ai_game", true));
        IDS.add("" + computer.json().path("id").asLong());
        IDS.add("" + alice.id());
        IDS.add("" + bob.id());
    }

    @AfterAll
    static void stop() {
        live.close();
    }

    private static void befriend() {
        alice.api().post("/api/friends/", Map.of("to_user_email", bob.email()));
        bob.api().post("/api/friends/", Map.of("to_user_email", alice.email()));
        var dora = live.person("Dora");
        dora.api().post("/api/friends/", Map.of("to_user_email", alice.email()));
        alice.api()
                .get("/api/friends/")
                .json()
                .forEach(one -> IDS.add("" + one.path("id").asLong()));
    }

    private static void talk() {
        try (var socket = alice.socket("/ws/chat/" + bob.id() + "/")) {
            socket.send("{\"type\":\"message\",\"message\":\"" + SECRET + "\"}");
            socket.next("message");
        }
        alice.api()
                .get("/api/chat/conversations/")
                .json()
                .forEach(one -> IDS.add("" + one.path("id").asLong()));
    }

    private static void invite() {
        var sent = alice.api()
                .post("/api/invites/", Map.of("to_user_id", bob.id()))
                .json();
        var accepted = sent.path("invite").path("inviteId").asString();
        bob.api().post("/api/invites/" + accepted + "/accept/");
        IDS.add(accepted);
        IDS.add(sent.path("lobbyId").asString());
        try (var socket = alice.socket("/ws/chat/lobby/" + sent.path("lobbyId").asString() + "/")) {
            socket.send("{\"type\":\"chat_message\",\"message\":\"" + SECRET + "\"}");
            socket.next("chat_message");
        }
        var pending = alice.api()
                .post("/api/invites/", Map.of("to_user_id", bob.id()))
                .json();
        IDS.add(pending.path("invite").path("inviteId").asString());
        IDS.add(pending.path("lobbyId").asString());
    }

    static List<RestContract.Operation> operations() {
        return new RestContract(ContractDocuments.REST)
                .operations().stream()
                        .filter(one ->
                                one.path().startsWith("/api/") && one.path().contains("{"))
                        .filter(one -> !FOR_ANYBODY.contains(one.method() + " " + one.path()))
                        .toList();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void noRouteAnswersTo(RestContract.Operation operation) {
        var body = operation.hasBody() ? Optional.<Object>of(Map.of("position", 4)) : Optional.empty();
        for (var id : IDS) {
            var path = operation.path().replaceAll("\\{[a-z_]+}", id);
            var answer = mallory.api().send(operation.method(), path, body);
            assertThat(answer.status()).as(path).isIn(403, 404);
            assertThat(answer.text()).doesNotContain(SECRET, alice.email(), bob.email(), "Alice", "Bob");
        }
    }

    static List<String> sockets() {
        return new SocketContract(ContractDocuments.SOCKETS)
                .channels().keySet().stream()
                        .filter(address -> address.contains("{"))
                        .toList();
    }

    @ParameterizedTest
    @MethodSource("sockets")
    void noSocketOpensFor(String address) {
        var digits = IDS.stream().filter(id -> id.matches("\\d+")).toList();
        var invites = IDS.stream().filter(id -> !id.matches("\\d+")).toList();
        for (var id : digits) {
            var path = address.replaceAll("\\{[a-z_]+}", id);
            turnedAway(path);
            invites.forEach(invite -> turnedAway(path + "?invite=" + invite));
        }
    }

    /// The first thing that comes is the close frame.
    private static void turnedAway(String path) {
        try (var socket = WsClient.open(live.port(), path, mallory.access())) {
            var first = socket.frame();
            assertThat(first.opcode()).as(path).isEqualTo(WsClient.CLOSE);
            var code = (first.payload()[0] & 0xFF) << 8 | (first.payload()[1] & 0xFF);
            assertThat(code).as(path).isIn(CloseCode.FORBIDDEN.code(), CloseCode.NOT_FOUND.code());
        }
    }
}
