package dev.parlor.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.Api.Answer;
import dev.parlor.testkit.LiveNode;
import dev.parlor.testkit.WsClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DemoIT {
    private static final Map<String, String> ON = Map.of("DEMO_MODE", "true");

    @Test
    void letsAnybodyInAsTwoFriends() {
        try (var live = LiveNode.start(ON)) {
            var one = enter(live, 1);
            var two = enter(live, 2);
            var friends = live.api().as(one.json().path("access").asString()).get("/api/friends/friends/");
            assertThat(friends.json()).hasSize(1);
            assertThat(friends.json().path(0).path("friend_name").asString()).isEqualTo("Player Two");
            var profile = live.api().as(two.json().path("access").asString()).get("/api/users/profile/");
            assertThat(profile.json().path("email").asString()).isEqualTo("player2@demo.example");
            assertThat(live.api()
                            .as(enter(live, 2).json().path("access").asString())
                            .get("/api/users/profile/")
                            .json())
                    .isEqualTo(profile.json());
        }
    }

    @Test
    void isNotThereWhenItIsOff() {
        try (var live = LiveNode.start()) {
            assertThat(live.api().post("/api/demo/login/player1/").status()).isEqualTo(404);
        }
    }

    @Test
    void entersNobodysAccount() {
        try (var live = LiveNode.start(Map.of("DEMO_MODE", "true", "DEMO_PLAYER1_EMAIL", "alice@example.com"))) {
            live.api()
                    .post(
                            "/api/users/",
                            Map.of(
                                    "email", "Alice@example.com",
                                    "first_name", "Alice",
                                    "last_name", "A",
                                    "password", "correct horse"));
            assertThat(live.api()
                            .post("/api/demo/login/player1/")
                            .json()
                            .path("code")
                            .asString())
                    .isEqualTo("demo_unavailable");
        }
    }

    @Test
    void manyAtOnceShareTheSameTwo() throws Exception {
        try (var live = LiveNode.start(ON);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var start = new CyclicBarrier(6);
            var all = IntStream.range(0, 6)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return enter(live, 1 + i % 2).status();
                    }))
                    .toList();
            for (var one : all) {
                assertThat(one.get()).isEqualTo(200);
            }
            var access = enter(live, 1).json().path("access").asString();
            assertThat(live.api().as(access).get("/api/friends/").json()).hasSize(1);
        }
    }

    @Test
    void staysAsItIs() {
        try (var live = LiveNode.start(ON)) {
            var visitor = live.api().as(enter(live, 1).json().path("access").asString());
            var before = visitor.get("/api/users/profile/").json();
            var refused = List.of(
                    visitor.patch("/api/users/profile/", Map.of("first_name", "Mallory")),
                    visitor.post("/api/users/profile/password/", Map.of("current", "guess", "new", "another horse")),
                    visitor.send("DELETE", "/api/users/profile/", Optional.of(Map.of("password", "guess"))),
                    visitor.sendRaw("PUT", "/api/users/profile/avatar/", "image/png", new byte[8]),
                    visitor.delete("/api/users/profile/avatar/"));
            assertThat(refused).allSatisfy(answer -> {
                assertThat(answer.status()).isEqualTo(403);
                assertThat(answer.json().path("code").asString()).isEqualTo("permission_denied");
                assertThat(answer.json().path("detail").asString()).contains("demo account");
            });
            assertThat(visitor.get("/api/users/profile/").json()).isEqualTo(before);
            assertThat(live.person("Alice")
                            .api()
                            .patch("/api/users/profile/", Map.of("first_name", "Anne"))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void nobodyTakesAllItsSocketsOrRequestsFromVisitorsElsewhere() {
        var limits = Map.of(
                "DEMO_MODE", "true",
                "LIMITS_SCALE", "1",
                "LIMIT_SOCKETS_PER_USER", "2",
                "LIMIT_REQUESTS", "1/m burst 5",
                "TRUSTED_PROXIES", "127.0.0.1");
        try (var live = LiveNode.start(limits)) {
            var access = enter(live, 1).json().path("access").asString();
            try (var first = WsClient.connect(live.port());
                    var second = WsClient.connect(live.port());
                    var third = WsClient.connect(live.port());
                    var elsewhere = WsClient.connect(live.port())) {
                assertThat(opened(first, access, "203.0.113.9")).isEqualTo(101);
                assertThat(opened(second, access, "203.0.113.9")).isEqualTo(101);
                assertThat(opened(third, access, "203.0.113.9")).isEqualTo(429);
                assertThat(opened(elsewhere, access, "203.0.113.10")).isEqualTo(101);
            }
            IntStream.range(0, 5)
                    .forEach(n ->
                            assertThat(profile(live, access, "203.0.113.9")).isEqualTo(200));
            assertThat(profile(live, access, "203.0.113.9")).isEqualTo(429);
            assertThat(profile(live, access, "203.0.113.10")).isEqualTo(200);
        }
    }

    private static int opened(WsClient socket, String access, String address) {
        socket.write(WsClient.handshake(
                "/ws/notifications/", "Authorization: Bearer " + access, "X-Forwarded-For: " + address));
        return socket.answer().status();
    }

    private static int profile(LiveNode live, String access, String address) {
        var visitor = live.api().as(access);
        return visitor.send(visitor.request("/api/users/profile/").header("X-Forwarded-For", address))
                .status();
    }

    @Test
    void hasALimit() {
        try (var live = LiveNode.start(Map.of("DEMO_MODE", "true", "LIMITS_SCALE", "1"))) {
            IntStream.range(0, 20)
                    .forEach(n -> assertThat(enter(live, 1).status()).isEqualTo(200));
            assertThat(enter(live, 1).status()).isEqualTo(429);
        }
    }

    private static Answer enter(LiveNode live, int player) {
        return live.api().post("/api/demo/login/player" + player + "/");
    }
}
