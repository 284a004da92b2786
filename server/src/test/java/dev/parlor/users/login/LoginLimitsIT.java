package dev.parlor.users.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.limits.Limits;
import dev.parlor.testkit.Engine;
import dev.parlor.testkit.TestDatabase;
import dev.parlor.users.UsersNode;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The limits of the contract, §4, over HTTP, where all requests come from one address.
class LoginLimitsIT {
    private final TestDatabase database = new TestDatabase(Engine.SQLITE);
    private final UsersNode node =
            new UsersNode(database, UsersNode.cheap(false), Limits.DEFAULTS, InstantSource.system());

    @AfterEach
    void stop() {
        node.close();
        database.close();
    }

    @Test
    void allowsSixtyLoginRequestsAMinute() {
        for (var attempt = 0; attempt < 60; attempt++) {
            assertThat(logIn("person" + attempt + "@example.com")).isEqualTo(401);
        }
        var throttled = node.api.post("/api/token/", Map.of("email", "one@example.com", "password", "x"));
        assertThat(throttled.status()).isEqualTo(429);
        assertThat(throttled.json().get("code").asString()).isEqualTo("throttled");
        assertThat(Integer.parseInt(throttled.header("Retry-After").orElseThrow()))
                .isBetween(1, 60);
    }

    @Test
    void allowsTenFailuresForAnAccount() {
        for (var attempt = 0; attempt < 10; attempt++) {
            assertThat(logIn("alice@example.com")).isEqualTo(401);
        }
        assertThat(logIn("ALICE@example.com")).isEqualTo(429);
        assertThat(logIn("bob@example.com")).isEqualTo(401);
    }

    @Test
    void allowsTenWrongPasswordsWhenChangingIt() {
        var alice = node.newcomer();
        var body = Map.of("current", "wrong horse", "new", "battery staple");
        for (var attempt = 0; attempt < 10; attempt++) {
            assertThat(change(alice, body)).isEqualTo(400);
        }
        assertThat(change(alice, Map.of("current", "correct horse", "new", "battery staple")))
                .isEqualTo(429);
    }

    @Test
    void allowsTwentyChangesOfThePasswordAnHourAndGivesNoneBack() {
        var alice = node.newcomer();
        var same = Map.of("current", "correct horse", "new", "correct horse");
        for (var attempt = 0; attempt < 20; attempt++) {
            assertThat(change(alice, same)).isEqualTo(204);
        }
        assertThat(change(alice, same)).isEqualTo(429);
        assertThat(change(node.newcomer(), same)).isEqualTo(204);
    }

    @Test
    void allowsTwentyPicturesInTenMinutes() {
        var alice = node.newcomer();
        for (var upload = 0; upload < 20; upload++) {
            assertThat(upload(alice)).isEqualTo(400);
        }
        assertThat(upload(alice)).isEqualTo(429);
        assertThat(upload(node.newcomer())).isEqualTo(400);
    }

    private int upload(UsersNode.Person person) {
        return node.api
                .as(person.access())
                .sendRaw("PUT", "/api/users/profile/avatar/", "image/png", new byte[] {1})
                .status();
    }

    @Test
    void allowsSixtyRegistrationsAnHourAndAnyNumberOfTypingErrors() {
        for (var attempt = 0; attempt < 70; attempt++) {
            assertThat(node.api.post("/api/users/", Map.of()).status()).isEqualTo(400);
        }
        for (var attempt = 0; attempt < 60; attempt++) {
            assertThat(node.api
                            .post("/api/users/", UsersNode.person(UsersNode.freshEmail()))
                            .status())
                    .isEqualTo(201);
        }
        assertThat(node.api
                        .post("/api/users/", UsersNode.person(UsersNode.freshEmail()))
                        .status())
                .isEqualTo(429);
    }

    private int logIn(String email) {
        return node.api
                .post("/api/token/", Map.of("email", email, "password", "wrong horse"))
                .status();
    }

    private int change(UsersNode.Person person, Map<String, String> body) {
        return node.api
                .as(person.access())
                .post("/api/users/profile/password/", body)
                .status();
    }
}
