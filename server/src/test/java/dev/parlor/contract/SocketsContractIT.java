package dev.parlor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.LiveNode;
import dev.parlor.testkit.LiveNode.Person;
import dev.parlor.testkit.WsClient;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A game's socket, from the handshake to the close frame: whatever is written down about it really comes.
class SocketsContractIT {
    private static final String EMPTY = "_________";

    private LiveNode live;
    private Person alice;
    private Person bob;
    private Person carol;

    @Test
    void everythingThatIsWrittenDownReallyComes() {
        try (var node = LiveNode.start(Map.of("LIMITS_SCALE", "1", "LIMIT_UNFINISHED_GAMES", "20"))) {
            live = node;
            alice = live.person("Alice");
            bob = live.person("Bob");
            carol = live.person("Carol");
            shakesHands();
            turnsAway();
            plays();
            playsOnceMore();
            hasTooManyGames();
            misbehaves();
            endsWithItsSession();
            Coverage.of(live.contract()).ofHandshake("/ws/game/{game_id}/").isComplete();
            Coverage.of(live.contract())
                    .ofFrames("/ws/game/{game_id}/")
                    // Takes a minute; its frame is checked in the feature's own tests.
                    .except("rematch_expired")
                    // Need a minute of silence, a client that never reads, a bug and a shutdown.
                    .except("close 1001", "close 1012", "close 4408", "close 4500")
                    .isComplete();
        }
    }

    private void shakesHands() {
        assertThat(status("/ws/game/9/", "Origin: http://evil.example")).isEqualTo(403);
        assertThat(status("/ws/game/nine/", "X: y")).isEqualTo(404);
        assertThat(status("/ws/nothing/", "X: y")).isEqualTo(404);
        assertThat(status("/ws/game/9/", "Content-Length: 5")).isEqualTo(400);
        assertThat(live.api().get("/ws/game/9/").status()).isEqualTo(426);
        assertThat(live.api().post("/ws/game/9/").status()).isEqualTo(426);
    }

    private void turnsAway() {
        assertThat(closed("/ws/game/9/", "nonsense")).isEqualTo(4401);
        assertThat(closed("/ws/game/9/", alice.refresh())).isEqualTo(4401);
        assertThat(closed("/ws/game/999999/", alice.access())).isEqualTo(4404);
        assertThat(closed("/ws/game/99999999999999999999999/", alice.access())).isEqualTo(4404);
        var hidden = game(Map.of("open", false, "watchable", false));
        assertThat(closed("/ws/game/" + hidden + "/", bob.access())).isEqualTo(4403);
    }

    private void plays() {
        var game = game(Map.of());
        try (var x = alice.socket("/ws/game/" + game + "/?lobby=8");
                var onlooker = carol.socket("/ws/game/" + game)) {
            assertThat(x.next("session_established").path("lobbyId").asString()).isEqualTo("8");
            x.next("update_player_list");
            refused(x, "{\"type\":\"move\",\"position\":4}", "waiting_for_opponent");
            bob.api().post("/api/games/" + game + "/join/");
            try (var o = bob.socket("/ws/game/" + game + "/")) {
                var aliceBegins =
                        o.next("game_update").path("current_turn").asString().equals("X");
                var first = aliceBegins ? x : o;
                var second = aliceBegins ? o : x;
                refused(second, "{\"type\":\"move\",\"position\":4}", "not_your_turn");
                refused(first, "{\"type\":\"move\",\"position\":4,\"version\":1}", "stale_version");
                refused(first, "{\"type\":\"move\",\"position\":9}", "invalid_position");
                refused(onlooker, "{\"type\":\"move\",\"position\":4}", "not_a_player");
                first.send("{\"type\":\"move\",\"position\":\"4\"}");
                assertThat(nextBoard(second)).hasSize(9);
                refused(second, "{\"type\":\"move\",\"position\":4}", "cell_taken");
                second.send("{\"type\":\"sync\",\"id\":\"s1\"}");
                assertThat(second.next("ack").path("id").asString()).isEqualTo("s1");
                refused(second, "{\"type\":\"resign\",\"id\":\"s1\"}", "id_reused");
                second.send("{\"type\":\"resign\"}");
                awaitEnd(first);
                refused(first, "{\"type\":\"move\",\"position\":0}", "game_over");
                onlooker.send("{\"type\":\"sync\"}");
                onlooker.next("game_update");
                assertThat(x.close(1000).code()).isEqualTo(1000);
            }
        }
    }

    private void playsOnceMore() {
        var game = game(Map.of());
        bob.api().post("/api/games/" + game + "/join/");
        var path = "/ws/game/" + game + "/";
        try (var x = alice.socket(path);
                var o = bob.socket(path)) {
            refused(x, "{\"type\":\"rematch_request\"}", "game_not_over");
            x.send("{\"type\":\"resign\"}");
            while (!o.next("game_update").path("is_completed").asBoolean()) {
                // The one that opened the socket.
            }
            refused(o, "{\"type\":\"rematch_accept\"}", "no_rematch_offer");
            x.send("{\"type\":\"rematch_request\"}");
            assertThat(o.next("rematch_offer").path("showActions").asBoolean()).isTrue();
            o.send("{\"type\":\"rematch_decline\"}");
            x.next("rematch_declined");
            o.send("{\"type\":\"rematch_request\"}");
            x.next("rematch_offer");
            x.send("{\"type\":\"rematch_accept\"}");
            var next = o.next("rematch_start").path("new_game_id").asLong();
            refused(x, "{\"type\":\"rematch_request\"}", "rematch_begun");
            assertThat(alice.api()
                            .get("/api/games/" + next + "/")
                            .json()
                            .path("player_role")
                            .asString())
                    .isEqualTo("O");
        }
        var alone = game(Map.of("is_ai_game", true));
        try (var socket = alice.socket("/ws/game/" + alone + "/")) {
            socket.send("{\"type\":\"resign\",\"id\":\"give up\"}");
            socket.next("ack");
            refused(socket, "{\"type\":\"rematch_request\"}", "no_opponent");
        }
    }

    private void hasTooManyGames() {
        var game = carol.api().post("/api/games/").json().path("id").asLong();
        bob.api().post("/api/games/" + game + "/join/");
        carol.api().post("/api/games/" + game + "/resign/");
        while (carol.api().post("/api/games/", Map.of("is_ai_game", true)).status() == 201) {
            // Until she has as many as one may have.
        }
        try (var socket = carol.socket("/ws/game/" + game + "/")) {
            refused(socket, "{\"type\":\"rematch_request\"}", "too_many_games");
        }
    }

    private void misbehaves() {
        var path = "/ws/game/" + game(Map.of()) + "/";
        try (var socket = alice.socket(path)) {
            refused(socket, "{\"type\":", "parse_error");
            refused(socket, "{\"type\":\"dance\"}", "unknown_type");
            refused(socket, "{\"type\":\"move\",\"position\":[]}", "bad_field");
            IntStream.range(0, 300).forEach(n -> socket.send("{\"type\":\"sync\"}"));
            assertThat(nextError(socket)).isEqualTo("throttled");
            assertThat(socket.awaitCloseFrame().code()).isEqualTo(4429);
        }
        assertThat(closed(path, WsClient.frame(WsClient.BINARY, true, new byte[1])))
                .isEqualTo(1003);
        assertThat(closed(path, WsClient.frame(WsClient.TEXT, true, new byte[] {(byte) 0xff})))
                .isEqualTo(1007);
        assertThat(closed(path, WsClient.frame(WsClient.TEXT, true, new byte[32_769])))
                .isEqualTo(1009);
        assertThat(closed(path, WsClient.frame(0x81, new byte[1], false))).isEqualTo(1002);
    }

    private void endsWithItsSession() {
        try (var socket = alice.socket("/ws/game/" + game(Map.of()) + "/")) {
            socket.next("game_update");
            live.api().post("/api/token/blacklist/", Map.of("refresh", alice.refresh()));
            assertThat(socket.awaitClose().code()).isEqualTo(4401);
        }
    }

    private int status(String path, String header) {
        try (var client = WsClient.connect(live.port())) {
            client.write(WsClient.handshake(path, header));
            return client.answer().status();
        }
    }

    private int closed(String path, String token) {
        try (var client = WsClient.open(live.port(), path, token)) {
            return client.awaitClose().code();
        }
    }

    private int closed(String path, byte[] sent) {
        try (var client = alice.socket(path)) {
            client.write(sent);
            return client.awaitCloseFrame().code();
        }
    }

    private long game(Map<String, Object> wanted) {
        return alice.api().post("/api/games/", wanted).json().path("id").asLong();
    }

    private static void refused(WsClient socket, String message, String code) {
        socket.send(message);
        assertThat(nextError(socket)).isEqualTo(code);
    }

    /// Two sockets are two mailboxes: what the one says is done before the other hears of it, not before it is
    /// sent.
    private static void awaitEnd(WsClient socket) {
        var over = false;
        while (!over) {
            over = socket.next("game_update").path("is_completed").asBoolean();
        }
    }

    private static String nextError(WsClient socket) {
        return socket.next("error").path("code").asString();
    }

    private static String nextBoard(WsClient socket) {
        var board = EMPTY;
        while (board.equals(EMPTY)) {
            board = socket.next("game_update").path("board_state").asString();
        }
        return board;
    }
}
