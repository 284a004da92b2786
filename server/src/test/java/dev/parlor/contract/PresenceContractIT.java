package dev.parlor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.LiveNode;
import dev.parlor.testkit.LiveNode.Person;
import dev.parlor.testkit.WsClient;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Presence over real sockets: whatever is written down about it really comes.
class PresenceContractIT {
    private static final String PATH = "/ws/friends/status/";

    private LiveNode live;
    private Person alice;
    private Person bob;

    @Test
    void everythingThatIsWrittenDownReallyComes() {
        try (var node = LiveNode.start(Map.of("LIMITS_SCALE", "1"))) {
            live = node;
            alice = live.person("Alice");
            bob = live.person("Bob");
            shakesHands();
            tellsFriends();
            misbehaves();
            endsWithItsSession();
            Coverage.of(live.contract()).ofHandshake(PATH).isComplete();
            Coverage.of(live.contract())
                    .ofFrames(PATH)
                    // Need a minute of silence, a client that never reads, a bug and a shutdown.
                    .except("close 1001", "close 1012", "close 4408", "close 4500")
                    .isComplete();
        }
    }

    private void shakesHands() {
        assertThat(status("Origin: http://evil.example")).isEqualTo(403);
        assertThat(status("Content-Length: 5")).isEqualTo(400);
        assertThat(live.api().get(PATH).status()).isEqualTo(426);
        assertThat(closed("nonsense")).isEqualTo(4401);
        assertThat(closed(alice.refresh())).isEqualTo(4401);
    }

    private void tellsFriends() {
        try (var hers = alice.socket(PATH)) {
            alice.api().post("/api/friends/", Map.of("to_user_email", bob.email()));
            bob.api().post("/api/friends/", Map.of("to_user_email", alice.email()));
            assertThat(next(hers)).isEqualTo(bob.id() + " offline");
            try (var his = bob.socket("/ws/friends/status")) {
                assertThat(next(his)).isEqualTo(alice.id() + " online");
                assertThat(next(hers)).isEqualTo(bob.id() + " online");
                assertThat(friendStatus()).isEqualTo("online");
                assertThat(bob.api()
                                .get("/api/users/profile/")
                                .json()
                                .path("status")
                                .asString())
                        .isEqualTo("online");
                assertThat(his.close(1000).code()).isEqualTo(1000);
            }
            assertThat(friendStatus()).isEqualTo("online");
            assertThat(next(hers)).isEqualTo(bob.id() + " offline");
            assertThat(friendStatus()).isEqualTo("offline");
        }
    }

    private void misbehaves() {
        try (var socket = alice.socket(PATH)) {
            refused(socket, "{\"type\":", "parse_error");
            refused(socket, "{\"type\":\"dance\"}", "unknown_type");
            refused(socket, "{}", "bad_field");
            socket.send("{\"type\":\"sync\",\"id\":\"one\"}");
            assertThat(socket.next("ack").path("id").asString()).isEqualTo("one");
        }
        reusesAnId();
        try (var socket = alice.socket(PATH)) {
            IntStream.range(0, 300).forEach(n -> socket.send("{\"type\":\"sync\"}"));
            assertThat(socket.next("error").path("code").asString()).isEqualTo("throttled");
            assertThat(socket.awaitCloseFrame().code()).isEqualTo(4429);
        }
        assertThat(closed(WsClient.frame(WsClient.BINARY, true, new byte[1]))).isEqualTo(1003);
        assertThat(closed(WsClient.frame(WsClient.TEXT, true, new byte[] {(byte) 0xff})))
                .isEqualTo(1007);
        assertThat(closed(WsClient.frame(WsClient.TEXT, true, new byte[16_385])))
                .isEqualTo(1009);
        assertThat(closed(WsClient.frame(0x81, new byte[1], false))).isEqualTo(1002);
    }

    /// One that named a message at a game's board a moment ago.
    private void reusesAnId() {
        var game = alice.api().post("/api/games/", Map.of()).json().path("id").asLong();
        try (var board = alice.socket("/ws/game/" + game + "/");
                var socket = alice.socket(PATH)) {
            board.send("{\"type\":\"sync\",\"id\":\"two\"}");
            board.next("ack");
            refused(socket, "{\"type\":\"sync\",\"id\":\"two\"}", "id_reused");
        }
    }

    private void endsWithItsSession() {
        try (var socket = alice.socket(PATH)) {
            socket.send("{\"type\":\"sync\",\"id\":\"three\"}");
            socket.next("ack");
            live.api().post("/api/token/blacklist/", Map.of("refresh", alice.refresh()));
            assertThat(socket.awaitClose().code()).isEqualTo(4401);
        }
    }

    private String friendStatus() {
        return alice.api()
                .get("/api/friends/friends/")
                .json()
                .path(0)
                .path("friend_status")
                .asString();
    }

    private static String next(WsClient socket) {
        var update = socket.next("status_update");
        return update.path("user_id").asLong() + " " + update.path("status").asString();
    }

    private static void refused(WsClient socket, String message, String code) {
        socket.send(message);
        assertThat(socket.next("error").path("code").asString()).isEqualTo(code);
    }

    private int status(String header) {
        try (var client = WsClient.connect(live.port())) {
            client.write(WsClient.handshake(PATH, header));
            return client.answer().status();
        }
    }

    private int closed(String token) {
        try (var client = WsClient.open(live.port(), PATH, token)) {
            return client.awaitClose().code();
        }
    }

    private int closed(byte[] sent) {
        try (var client = alice.socket(PATH)) {
            client.write(sent);
            return client.awaitCloseFrame().code();
        }
    }
}
