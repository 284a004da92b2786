package dev.parlor.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.Engine;
import dev.parlor.testkit.Eventually;
import dev.parlor.testkit.RedisServer;
import dev.parlor.testkit.ServerProcess;
import dev.parlor.testkit.WsClient;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// How processes end: as they are told to, or since they can't be one of the nodes.
@Timeout(90)
@Order(1)
final class EndIT {
    private static final Map<String, String> PERSON =
            Map.of("email", "e@example.com", "first_name", "E", "last_name", "E", "password", "correct horse battery");

    @Test
    void whoIsToldToEndSendsPeopleAwayAndAnswersWhatWasAsked() {
        try (var server = ServerProcess.start(Map.of("DRAIN_SECONDS", "3"))) {
            server.api().post("/api/users/", PERSON);
            var token = server.api()
                    .post("/api/token/", PERSON)
                    .json()
                    .path("access")
                    .asString();
            var sockets = Stream.generate(() -> WsClient.open(server.port(), "/ws/notifications/", token))
                    .limit(10)
                    .toList();
            try (var underWay = WsClient.connect(server.port());
                    var late = WsClient.connect(server.port())) {
                var body = "{\"is_ai_game\":true}";
                underWay.write("POST /api/games/ HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n{");
                server.terminate();
                Eventually.holds(() -> server.api().get("/readyz").status() == 503);
                late.write(WsClient.handshake("/ws/notifications/", "Authorization: Bearer " + token));
                assertThat(late.answer().status()).isEqualTo(503);
                sockets.forEach(socket -> assertThat(socket.awaitClose().code()).isEqualTo(1012));
                underWay.write(body.substring(1));
                assertThat(underWay.answer().status()).isEqualTo(201);
            }
            assertThat(server.awaitEnd()).isZero();
        }
    }

    @Test
    void whoStartedWithoutRedisAndThenMeetsNodesWithAnotherKeyEndsAndSaysWhy() {
        try (var redis = new RedisServer()) {
            var settings = Map.of("DATABASE_URL", Engine.POSTGRESQL.freshUrl(), "REDIS_URL", redis.url());
            try (var first = ServerProcess.start(with(settings, "a key that was there before all others"))) {
                redis.kill();
                try (var stranger = ServerProcess.start(with(settings, "a key of which nobody else has heard"))) {
                    redis.restart();
                    assertThat(stranger.awaitEnd()).isEqualTo(2);
                    assertThat(stranger.said())
                            .anyMatch(line -> line.startsWith("parlor: The running nodes have a different SECRET_KEY"));
                }
                Eventually.holds(() -> first.api().get("/readyz").text().contains("\"ready\""));
            }
        }
    }

    @Test
    void nodesWithOtherSettingsSayWhich() {
        try (var redis = new RedisServer()) {
            var settings = new HashMap<>(Map.of(
                    "DATABASE_URL", Engine.POSTGRESQL.freshUrl(),
                    "REDIS_URL", redis.url(),
                    "SECRET_KEY", "a key that is the same for everybody"));
            try (var one = ServerProcess.start(settings)) {
                settings.put("INVITE_LIFETIME", "5m");
                settings.put("LIMIT_INVITES", "3/m");
                try (var other = ServerProcess.start(settings)) {
                    Eventually.holds(() -> Stream.of(one, other).allMatch(EndIT::saysWhatDiffers));
                }
            }
        }
    }

    private static boolean saysWhatDiffers(ServerProcess server) {
        return server.said().stream()
                .anyMatch(line -> line.endsWith("has different settings: INVITE_LIFETIME, LIMIT_INVITES."));
    }

    private static Map<String, String> with(Map<String, String> settings, String key) {
        var all = new HashMap<>(settings);
        all.put("SECRET_KEY", key);
        return all;
    }
}
