package dev.parlor.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.Api.Answer;
import dev.parlor.testkit.LiveNode;
import java.util.Map;
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
