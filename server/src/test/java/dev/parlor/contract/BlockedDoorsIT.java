package dev.parlor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.contract.RestContract.Operation;
import dev.parlor.testkit.Api.Answer;
import dev.parlor.testkit.LiveNode;
import dev.parlor.testkit.LiveNode.Person;
import dev.parlor.testkit.WsClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every route and every command that is written down, used by somebody whom another has blocked: where it is about
/// the
/// other, the answer is the one about nobody, and the other's sockets are told nothing. Who adds a route or a command
/// says here what it is about.
class BlockedDoorsIT {
    /// What a route can be about.
    private record Subject(long user, String email, long game, long request, String invite) {}

    private static final Subject NOBODY =
            new Subject(987_654, "nobody@example.com", 987_653, 987_652, "11111111-2222-4333-8444-555555555555");

    /// A request of Alice about somebody.
    @FunctionalInterface
    private interface Door {
        Answer knock(Subject about);
    }

    private static final Map<String, Door> ABOUT_ANOTHER = aboutAnother();

    /// What is about the caller alone, with what the caller sends.
    private static final Map<String, Map<String, Object>> ABOUT_ONESELF = aboutOneself();

    /// Those of a caller who is not needed any more afterwards.
    private static final Set<String> LAST = Set.of(
            "POST /api/token/blacklist/",
            "DELETE /api/users/profile/",
            "POST /api/users/profile/password/",
            "POST /api/users/profile/claim/");

    /// What shows the callers the games and conversations of their own, with whoever was in them.
    private static final Set<String> SHOWS_THE_PAST = Set.of(
            "GET /api/games/",
            "GET /api/chat/conversations/",
            "GET /api/users/profile/export/",
            "GET /api/invites/inbox/");

    /// What the two had with each other: each keeps the conversation, and the invites are over.
    private static final Set<String> ABOUT_THE_PAST = Set.of(
            "GET /api/chat/conversations/{id}/messages/",
            "POST /api/chat/conversations/{id}/mark-read/",
            "POST /api/invites/{id}/accept/",
            "POST /api/invites/{id}/decline/",
            "POST /api/invites/{id}/cancel/");

    private static final String BOARD = "/ws/game/{game_id}/";
    private static final String ROOM = "/ws/chat/lobby/{lobby_name}/";
    private static final String CHAT = "/ws/chat/{friend_id}/";

    /// Each command of a socket that stays open to the blocked, and what it is answered with.
    private static final Map<String, String> COMMANDS = Map.ofEntries(
            Map.entry(BOARD + " move", "game_over"),
            Map.entry(BOARD + " sync", "game_update"),
            Map.entry(BOARD + " resign", "game_over"),
            Map.entry(BOARD + " rematch_request", "no_opponent"),
            Map.entry(BOARD + " rematch_accept", "no_opponent"),
            Map.entry(BOARD + " rematch_decline", "no_opponent"),
            Map.entry(ROOM + " chat_message", "chat_message"),
            Map.entry(ROOM + " ready", "update_player_list"),
            Map.entry(ROOM + " start_game", "needs_two_players"),
            Map.entry(ROOM + " leave_lobby", "leave_lobby_success"),
            Map.entry("/ws/notifications/ sync", "hello"),
            Map.entry("/ws/friends/status/ sync", "status_update"));

    /// The commands of sockets that do not open to the blocked.
    private static final Set<String> SHUT = Set.of(CHAT + " message", CHAT + " typing", CHAT + " read");

    private static LiveNode live;
    private static Person alice;
    private static Person bob;
    private static Subject ofBob;
    private static long finished;
    private static long conversation;
    private static String sentInvite;
    private static WsClient atTheBoard;
    private static final List<WsClient> EARS = new ArrayList<>();

    @BeforeAll
    static void letBobBlockAlice() {
        live = LiveNode.start();
        alice = live.person("Alice");
        bob = live.person("Robert");
        befriend(alice, bob);
        try (var talk = alice.socket("/ws/chat/" + bob.id() + "/")) {
            talk.send("{\"type\":\"message\",\"message\":\"hello\"}");
            talk.next("message");
        }
        conversation = alice.api()
                .get("/api/chat/conversation-with/" + bob.id() + "/")
                .json()
                .path("conversation_id")
                .asLong();
        // So that there is a friend of whom Alice is told.
        befriend(alice, live.person("Carol"));
        finished = opened(bob);
        alice.api().post("/api/games/" + finished + "/join/");
        alice.api().post("/api/games/" + finished + "/resign/");
        atTheBoard = alice.socket("/ws/game/" + finished + "/");
        atTheBoard.next("game_update");
        ofBob = new Subject(bob.id(), bob.email(), opened(bob), friendship(), invite(bob, alice));
        sentInvite = invite(alice, bob);
        listen(bob);
        assertThat(bob.api().post("/api/friends/" + alice.id() + "/block/").status())
                .isEqualTo(204);
        settle();
    }

    private static void listen(Person listener) {
        for (var path : List.of(
                "/ws/notifications/",
                "/ws/friends/status/",
                "/ws/chat/lobby/room/",
                "/ws/game/" + finished + "/",
                "/ws/game/" + ofBob.game() + "/")) {
            EARS.add(listener.socket(path));
        }
    }

    private static void befriend(Person one, Person other) {
        one.api().post("/api/friends/", Map.of("to_user_email", other.email()));
        other.api().post("/api/friends/", Map.of("to_user_email", one.email()));
    }

    private static long friendship() {
        return bob.api().get("/api/friends/").json().path(0).path("id").asLong();
    }

    private static String invite(Person from, Person to) {
        return from.api()
                .post("/api/invites/", Map.of("to_user_id", to.id()))
                .json()
                .path("invite")
                .path("inviteId")
                .asString();
    }

    private static long opened(Person by) {
        return by.api()
                .post("/api/games/", Map.of("is_open", true, "watchable", true))
                .json()
                .path("id")
                .asLong();
    }

    /// Until nothing more comes of what was done before.
    private static void settle() {
        EARS.forEach(ear -> {
            while (ear.frameWithin(Duration.ofMillis(700)).isPresent()) {
                // What it was is not asked here.
            }
        });
    }

    @AfterEach
    void tellsTheBlockerNothing() {
        for (var ear : EARS) {
            ear.send("{\"type\":\"listening\"}");
            var heard = ear.next();
            assertThat(heard.path("code").asString("")).as(heard.toString()).isEqualTo("unknown_type");
        }
    }

    @AfterAll
    static void tellsNothingLaterEither() {
        try {
            EARS.forEach(
                    ear -> assertThat(ear.frameWithin(Duration.ofMillis(400)).map(WsClient.Received::text))
                            .isEmpty());
        } finally {
            EARS.forEach(WsClient::close);
            atTheBoard.close();
            live.close();
        }
    }

    static List<Operation> operations() {
        return new RestContract(ContractDocuments.REST)
                .operations().stream()
                        .filter(one -> one.path().startsWith("/api/"))
                        .toList();
    }

    static Stream<String> doors() {
        return ABOUT_ANOTHER.keySet().stream().sorted();
    }

    static Stream<String> routesAboutOneself() {
        return ABOUT_ONESELF.keySet().stream().sorted();
    }

    @Test
    void everyRouteIsWalked() {
        var walked = new TreeSet<String>();
        Stream.of(ABOUT_ANOTHER.keySet(), ABOUT_ONESELF.keySet(), ABOUT_THE_PAST)
                .forEach(walked::addAll);
        assertThat(operations()).extracting(Operation::toString).containsExactlyInAnyOrderElementsOf(walked);
    }

    @Test
    void everyCommandIsWalked() {
        var walked = new TreeSet<String>(COMMANDS.keySet());
        walked.addAll(SHUT);
        var sockets = new SocketContract(ContractDocuments.SOCKETS);
        var written = new TreeSet<String>();
        sockets.channels()
                .forEach((address, channel) -> sockets.messages(channel, "receive")
                        .keySet()
                        .forEach(command -> written.add(address + " " + command)));
        assertThat(walked).isEqualTo(written);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void answersAsAboutNobody(String route) {
        var door = ABOUT_ANOTHER.get(route);
        var about = door.knock(ofBob);
        var unknown = door.knock(NOBODY);
        assertThat(about.status()).as(about.text()).isEqualTo(unknown.status());
        assertThat(about.text()).isEqualTo(unknown.text());
    }

    @ParameterizedTest
    @MethodSource("routesAboutOneself")
    void namesTheBlockerNowhereElse(String route) {
        var parts = route.split(" ", -1);
        var caller = LAST.contains(route) ? blocked() : alice;
        var body = ABOUT_ONESELF.get(route);
        var sent = body.isEmpty() ? Optional.<Object>empty() : Optional.<Object>of(filled(body, caller));
        var answer = caller.api()
                .send(parts[0], parts[1].replace("{name}", "nobody.png").replace("{id}", "none"), sent);
        assertThat(answer.status()).as(answer.text()).isLessThan(500);
        if (!SHOWS_THE_PAST.contains(route)) {
            assertThat(answer.text()).doesNotContain("Robert", bob.email());
        }
    }

    private static Map<String, Object> filled(Map<String, Object> body, Person caller) {
        var filled = new HashMap<>(body);
        filled.replace("refresh", caller.refresh());
        filled.replace("token", caller.access());
        return filled;
    }

    private static Person blocked() {
        var another = live.person("Another");
        assertThat(bob.api().post("/api/friends/" + another.id() + "/block/").status())
                .isEqualTo(204);
        var event = EARS.getFirst().next("block_changed");
        assertThat(event.path("user_id").asLong()).isEqualTo(another.id());
        return another;
    }

    @Test
    void leavesTheBlockedTheirConversation() {
        var path = "/api/chat/conversations/" + conversation + "/";
        assertThat(alice.api().get(path + "messages/").text()).contains("hello");
        assertThat(alice.api().post(path + "mark-read/").status()).isEqualTo(200);
    }

    @Test
    void leavesTheBlockedOnlyInvitesThatAreOver() {
        for (var answer : List.of("accept", "decline")) {
            assertThat(send("POST", "/api/invites/" + ofBob.invite() + "/" + answer + "/")
                            .text())
                    .contains("invite_canceled");
        }
        assertThat(send("POST", "/api/invites/" + sentInvite + "/cancel/").text())
                .contains("\"canceled\"");
    }

    @Test
    void opensNoSocketThatWouldNotOpenAboutNobody() {
        List<Function<Subject, String>> sockets = List.of(
                about -> "/ws/chat/" + about.user() + "/",
                about -> "/ws/game/" + about.game() + "/",
                about -> "/ws/game/" + about.game() + "/?invite=" + about.invite(),
                about -> "/ws/chat/lobby/" + about.game() + "/");
        for (var socket : sockets) {
            assertThat(closed(socket.apply(ofBob))).as(socket.apply(ofBob)).isEqualTo(closed(socket.apply(NOBODY)));
        }
    }

    private static WsClient.Closed closed(String path) {
        try (var socket = alice.socket(path)) {
            return socket.awaitClose();
        }
    }

    static Stream<String> commands() {
        return COMMANDS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void tellsTheBlockerOfNo(String command) {
        var parts = command.split(" ", -1);
        if (parts[0].equals(BOARD)) {
            say(atTheBoard, command, parts[1]);
        } else {
            try (var socket = alice.socket(parts[0].replace("{lobby_name}", "room"))) {
                say(socket, command, parts[1]);
            }
        }
    }

    private static void say(WsClient socket, String command, String type) {
        socket.send("{\"type\":\"" + type + "\",\"message\":\"hello\",\"ready\":true,\"position\":4,\"since\":0}");
        var expected = COMMANDS.get(command);
        while (true) {
            var heard = socket.next();
            if (heard.path("type").asString().equals(expected)
                    || heard.path("code").asString("").equals(expected)) {
                return;
            }
            assertThat(heard.path("code").isMissingNode()).as(heard.toString()).isTrue();
        }
    }

    private static Map<String, Door> aboutAnother() {
        var doors = new HashMap<String, Door>();
        doors.put("POST /api/friends/", of -> post("/api/friends/", Map.of("to_user_email", of.email())));
        doors.put("DELETE /api/friends/{id}/", of -> send("DELETE", "/api/friends/" + of.request() + "/"));
        doors.put("POST /api/friends/{id}/accept/", of -> send("POST", "/api/friends/" + of.request() + "/accept/"));
        doors.put(
                "DELETE /api/friends/{id}/decline/",
                of -> send("DELETE", "/api/friends/" + of.request() + "/decline/"));
        doors.put("POST /api/friends/{id}/block/", of -> {
            var answer = send("POST", "/api/friends/" + of.user() + "/block/");
            send("DELETE", "/api/friends/" + of.user() + "/block/");
            return answer;
        });
        doors.put("DELETE /api/friends/{id}/block/", of -> send("DELETE", "/api/friends/" + of.user() + "/block/"));
        doors.put("POST /api/invites/", of -> post("/api/invites/", Map.of("to_user_id", of.user())));
        doors.put(
                "GET /api/chat/conversation-with/{friend_id}/",
                of -> send("GET", "/api/chat/conversation-with/" + of.user() + "/"));
        doors.put("GET /api/users/{id}/head-to-head/", of -> send("GET", "/api/users/" + of.user() + "/head-to-head/"));
        doors.put("GET /api/games/{id}/", of -> send("GET", "/api/games/" + of.game() + "/"));
        doors.put("GET /api/games/{id}/moves/", of -> send("GET", "/api/games/" + of.game() + "/moves/"));
        doors.put(
                "POST /api/games/{id}/move/", of -> post("/api/games/" + of.game() + "/move/", Map.of("position", 4)));
        for (var action : List.of("join", "share", "complete", "reset", "resign")) {
            doors.put(
                    "POST /api/games/{id}/" + action + "/",
                    of -> send("POST", "/api/games/" + of.game() + "/" + action + "/"));
        }
        return Map.copyOf(doors);
    }

    private static Answer send(String method, String path) {
        return alice.api().send(method, path, Optional.empty());
    }

    private static Answer post(String path, Map<String, Object> body) {
        return alice.api().post(path, body);
    }

    private static Map<String, Map<String, Object>> aboutOneself() {
        var routes = new HashMap<String, Map<String, Object>>();
        routes.put("POST /api/token/", Map.of("email", "nobody@example.com", "password", "wrong"));
        routes.put("POST /api/token/refresh/", Map.of("refresh", ""));
        routes.put("POST /api/token/verify/", Map.of("token", ""));
        routes.put("POST /api/token/blacklist/", Map.of("refresh", ""));
        routes.put("POST /api/users/", Map.of("email", "new@example.com", "first_name", "New", "password", "short"));
        routes.put("PATCH /api/users/profile/", Map.of("first_name", "Alicia"));
        routes.put(
                "POST /api/users/profile/password/",
                Map.of("current_password", "correct horse battery", "new_password", "battery horse correct"));
        routes.put("POST /api/users/profile/claim/", Map.of("email", "claim@example.com", "password", "battery horse"));
        routes.put("POST /api/games/", Map.of("is_ai_game", true));
        for (var route : List.of(
                "POST /api/token/ticket/",
                "GET /api/users/profile/",
                "DELETE /api/users/profile/",
                "PUT /api/users/profile/avatar/",
                "DELETE /api/users/profile/avatar/",
                "GET /api/users/avatars/{name}/",
                "GET /api/users/profile/export/",
                "GET /api/users/profile/sessions/",
                "DELETE /api/users/profile/sessions/",
                "DELETE /api/users/profile/sessions/{id}/",
                "POST /api/guests/",
                "POST /api/demo/login/player1/",
                "POST /api/demo/login/player2/",
                "GET /api/friends/",
                "GET /api/friends/friends/",
                "GET /api/friends/pending/",
                "GET /api/friends/blocked/",
                "GET /api/invites/inbox/",
                "GET /api/chat/conversations/",
                "GET /api/chat/unread-summary/",
                "GET /api/games/",
                "GET /api/games/open-games/")) {
            routes.put(route, Map.of());
        }
        return Map.copyOf(routes);
    }
}
