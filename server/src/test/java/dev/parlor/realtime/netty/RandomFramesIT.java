package dev.parlor.realtime.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.realtime.CloseCode;
import dev.parlor.testkit.Engine;
import dev.parlor.testkit.LiveNode;
import dev.parlor.testkit.LiveNode.Person;
import dev.parlor.testkit.WsClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever a client sends, each kind of socket answers or closes, and never because of a fault of the server. A short
/// form of `./parlor faults --only fuzz`, with a fixed seed.
@ParameterizedClass
@EnumSource(Engine.class)
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RandomFramesIT {
    private static final long SEED = 22;
    private static final int BURSTS = 80;
    private static final int FRAMES = 12;
    /// After so many bursts the socket is opened anew, and there is a new game.
    private static final int BURSTS_OF_SOCKET = 10;
    /// RFC 6455 §7.4.1; Parlor itself closes with [CloseCode#INTERNAL].
    private static final int UNEXPECTED_CONDITION = 1011;

    enum Kind {
        GAME(
                "{\"type\":\"sync\",\"id\":\"%s\"}",
                "{\"type\":\"move\",\"position\":4,\"version\":1}",
                "{\"type\":\"move\",\"position\":8.0,\"id\":\"m\"}",
                "{\"type\":\"sync\"}",
                "{\"type\":\"resign\"}",
                "{\"type\":\"rematch_request\"}",
                "{\"type\":\"rematch_accept\"}",
                "{\"type\":\"rematch_decline\"}"),
        LOBBY(
                "{\"type\":\"ready\",\"ready\":false,\"id\":\"%s\"}",
                "{\"type\":\"chat_message\",\"message\":\"hi\",\"id\":\"c\"}",
                "{\"type\":\"ready\",\"ready\":true}",
                "{\"type\":\"start_game\"}",
                "{\"type\":\"leave_lobby\"}"),
        CHAT(
                "{\"type\":\"read\",\"message_id\":0,\"id\":\"%s\"}",
                "{\"type\":\"message\",\"message\":\"hello\",\"id\":\"d\"}",
                "{\"type\":\"typing\"}",
                "{\"type\":\"read\",\"message_id\":1}"),
        NOTIFICATIONS(
                "{\"type\":\"sync\",\"since\":0,\"epoch\":\"none\",\"id\":\"%s\"}",
                "{\"type\":\"sync\",\"since\":0}", "{\"type\":\"sync\",\"since\":17,\"epoch\":\"x\"}"),
        STATUS("{\"type\":\"sync\",\"id\":\"%s\"}", "{\"type\":\"sync\"}");

        /// A command that is always answered; `%s` stands for its `id`.
        private final String probe;

        @SuppressWarnings("ImmutableEnumChecker") // List.of
        private final List<String> commands;

        Kind(String probe, String... commands) {
            this.probe = probe;
            this.commands = List.of(commands);
        }
    }

    @Parameter
    private Engine engine;

    private LiveNode live;
    private Person alice;
    private Person bob;

    @BeforeEach
    void meet() {
        live = LiveNode.start(Map.of("DATABASE_URL", engine.freshUrl()));
        alice = live.person("Alice");
        bob = live.person("Bob");
        var friendship = alice.api()
                .post("/api/friends/", Map.of("to_user_email", bob.email()))
                .json();
        bob.api().post("/api/friends/" + friendship.path("id").asLong() + "/accept/");
    }

    @AfterEach
    void close() {
        live.close();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void answersOrClosesButNeverFails(Kind kind) {
        var frames = new RandomFrames(kind.commands, SEED);
        var open = Optional.<WsClient>empty();
        for (var burst = 0; burst < BURSTS; burst++) {
            if (burst % BURSTS_OF_SOCKET == 0) {
                open.ifPresent(WsClient::close);
                open = Optional.empty();
            }
            var socket = open.orElseGet(() -> alice.socket(path(kind)));
            for (var more = FRAMES; more > 0; more--) {
                socket.write(frames.next());
            }
            open = answers(socket, kind, "probe-" + burst) ? Optional.of(socket) : Optional.empty();
        }
        open.ifPresent(WsClient::close);
        assertThat(live.api().get("/readyz").status()).isEqualTo(200);
    }

    /// Returns false when the server has closed instead.
    private static boolean answers(WsClient socket, Kind kind, String name) {
        var pinged = name.getBytes(StandardCharsets.US_ASCII);
        socket.write(WsClient.frame(WsClient.PING, true, pinged));
        socket.write(
                WsClient.frame(WsClient.TEXT, true, kind.probe.formatted(name).getBytes(StandardCharsets.US_ASCII)));
        var ponged = false;
        var answered = false;
        while (!ponged || !answered) {
            var frame = socket.frame();
            switch (frame.opcode()) {
                case WsClient.PONG -> ponged |= frame.text().equals(name);
                case WsClient.TEXT -> answered |= frame.text().contains("\"" + name + "\"");
                case WsClient.CLOSE -> {
                    assertThat(code(frame)).as(frame.text()).isNotIn(UNEXPECTED_CONDITION, CloseCode.INTERNAL.code());
                    socket.close();
                    return false;
                }
                default -> assertThat(frame.opcode()).isEqualTo(WsClient.PING);
            }
        }
        return true;
    }

    private static int code(WsClient.Received close) {
        var payload = close.payload();
        return payload.length < 2 ? 0 : ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF);
    }

    private String path(Kind kind) {
        return switch (kind) {
            case GAME -> "/ws/game/" + newGame() + "/";
            case LOBBY -> "/ws/chat/lobby/" + newGame() + "/";
            case CHAT -> "/ws/chat/" + bob.id() + "/";
            case NOTIFICATIONS -> "/ws/notifications/";
            case STATUS -> "/ws/friends/status/";
        };
    }

    private long newGame() {
        var game = bob.api()
                .post("/api/games/", Map.of("is_ai_game", false))
                .json()
                .path("id")
                .asLong();
        alice.api().post("/api/games/" + game + "/join/");
        return game;
    }
}
