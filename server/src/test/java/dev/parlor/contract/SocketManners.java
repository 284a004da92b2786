package dev.parlor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.LiveNode;
import dev.parlor.testkit.LiveNode.Person;
import dev.parlor.testkit.WsClient;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// What every socket does, whatever it is about: shakes hands, answers nonsense, and closes with the right code.
///
/// @param path with its ids filled in
/// @param user who may open it
record SocketManners(LiveNode live, String path, Person user) {
    void shakesHands() {
        assertThat(status("Origin: http://evil.example")).isEqualTo(403);
        assertThat(status("Content-Length: 5")).isEqualTo(400);
        assertThat(live.api().get(path).status()).isEqualTo(426);
        assertThat(closed("nonsense")).isEqualTo(4401);
        assertThat(closed(user.refresh())).isEqualTo(4401);
    }

    /// @param harmless a command that may be repeated, as JSON without its last brace
    void survivesNonsense(String harmless) {
        try (var socket = user.socket(path)) {
            refused(socket, "{\"type\":", "parse_error");
            refused(socket, "{\"type\":\"dance\"}", "unknown_type");
            refused(socket, "{}", "bad_field");
            for (var id : List.of("a\\u0000b", "\\u0000\\n2026", "\\ud800", "\\udc00\\ud800", "\\u001b[2J")) {
                refused(socket, harmless + ",\"id\":\"" + id + "\"}", "bad_field");
            }
            socket.send(harmless + ",\"id\":\"one\"}");
            assertThat(socket.next("ack").path("id").asString()).isEqualTo("one");
        }
        try (var socket = user.socket(path)) {
            IntStream.range(0, 300).forEach(n -> socket.send(harmless + "}"));
            assertThat(socket.next("error").path("code").asString()).isEqualTo("throttled");
            assertThat(socket.awaitCloseFrame().code()).isEqualTo(4429);
        }
        assertThat(closed(WsClient.frame(WsClient.BINARY, true, new byte[1]))).isEqualTo(1003);
        assertThat(closed(WsClient.frame(WsClient.TEXT, true, new byte[] {(byte) 0xff})))
                .isEqualTo(1007);
        assertThat(closed(WsClient.frame(WsClient.TEXT, true, new byte[32_769])))
                .isEqualTo(1009);
        assertThat(closed(WsClient.frame(0x81, new byte[1], false))).isEqualTo(1002);
        try (var socket = user.socket(path)) {
            assertThat(socket.close(1000).code()).isEqualTo(1000);
        }
    }

    /// An id that named a message at a game's board a moment ago names none here.
    void refusesAUsedId(String harmless) {
        var game = user.api().post("/api/games/", Map.of()).json().path("id").asLong();
        try (var board = user.socket("/ws/game/" + game + "/");
                var socket = user.socket(path)) {
            board.send("{\"type\":\"sync\",\"id\":\"two\"}");
            board.next("ack");
            refused(socket, harmless + ",\"id\":\"two\"}", "id_reused");
        }
    }

    void endsWithItsSession() {
        try (var socket = user.socket(path)) {
            live.api().post("/api/token/blacklist/", Map.of("refresh", user.refresh()));
            assertThat(socket.awaitClose().code()).isEqualTo(4401);
        }
    }

    /// Opens it as somebody, and waits for the server to close it.
    int closedFor(Person somebody) {
        return closed(somebody.access());
    }

    static void refused(WsClient socket, String message, String code) {
        socket.send(message);
        assertThat(socket.next("error").path("code").asString()).isEqualTo(code);
    }

    /// What a handshake with one more header is answered.
    int status(String header) {
        try (var client = WsClient.connect(live.port())) {
            client.write(WsClient.handshake(path, header));
            return client.answer().status();
        }
    }

    private int closed(String token) {
        try (var client = WsClient.open(live.port(), path, token)) {
            return client.awaitClose().code();
        }
    }

    private int closed(byte[] sent) {
        try (var client = user.socket(path)) {
            client.write(sent);
            return client.awaitCloseFrame().code();
        }
    }
}
