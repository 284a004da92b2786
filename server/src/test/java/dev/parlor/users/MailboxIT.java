package dev.parlor.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.limits.Limits;
import dev.parlor.testkit.OnBothEngines;
import dev.parlor.testkit.TestDatabase;
import dev.parlor.users.operators.OperatorAccounts;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// One mailbox is one account, however the name of its host is written.
@OnBothEngines
class MailboxIT {
    private static final String TYPED = "@münchen.example";
    private static final String ASCII = "@xn--mnchen-3ya.example";
    private static final String PASSWORD = "correct horse";

    private final TestDatabase database;
    private final UsersNode node;

    MailboxIT(TestDatabase database) {
        this.database = database;
        this.node = UsersNode.on(database);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    private int register(String email) {
        return node.api.post("/api/users/", UsersNode.person(email)).status();
    }

    private int logIn(UsersNode at, String email, String password) {
        return at.api
                .post("/api/token/", Map.of("email", email, "password", password))
                .status();
    }

    @Test
    void refusesASecondRegistrationInTheOtherSpelling() {
        assertThat(register("ann" + TYPED)).isEqualTo(201);
        assertThat(register("ann" + ASCII)).isEqualTo(400);
        assertThat(register("ANN@XN--MNCHEN-3YA.EXAMPLE")).isEqualTo(400);
        assertThat(register("bea" + ASCII)).isEqualTo(201);
        assertThat(register("bea" + TYPED)).isEqualTo(400);
    }

    @Test
    void logsInWithEitherSpelling() {
        assertThat(register("cem" + TYPED)).isEqualTo(201);
        assertThat(logIn(node, "cem" + ASCII, PASSWORD)).isEqualTo(200);
        assertThat(logIn(node, "Cem@MÜNCHEN.example", PASSWORD)).isEqualTo(200);
    }

    @Test
    void countsFailedLogInsOfBothSpellingsTogether() {
        assertThat(register("dag" + TYPED)).isEqualTo(201);
        try (var strict = new UsersNode(database, UsersNode.cheap(false), Limits.DEFAULTS, InstantSource.system())) {
            for (var guess = 0; guess < 10; guess++) {
                assertThat(logIn(strict, "dag" + (guess % 2 == 0 ? TYPED : ASCII), "guess " + guess))
                        .isEqualTo(401);
            }
            assertThat(logIn(strict, "dag" + TYPED, PASSWORD)).isEqualTo(429);
            assertThat(logIn(strict, "dag" + ASCII, PASSWORD)).isEqualTo(429);
        }
    }

    @Test
    void refusesToClaimAGuestWithTheOtherSpelling() {
        assertThat(register("eva" + TYPED)).isEqualTo(201);
        var access =
                node.api.post("/api/guests/", Map.of()).json().get("access").asString();
        var claim = node.api
                .as(access)
                .post("/api/users/profile/claim/", Map.of("email", "eva" + ASCII, "password", PASSWORD));
        assertThat(claim.status()).isEqualTo(400);
        assertThat(claim.text()).contains("already exists");
    }

    @Test
    void refusesTheAddressAsPasswordInTheOtherSpelling() {
        var person = Map.of("email", "fay" + TYPED, "first_name", "Fay", "last_name", "F", "password", "fay" + ASCII);
        var refused = node.api.post("/api/users/", person);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("may not be the email address");
    }

    @Test
    void findsTheAccountForOperatorsFriendsAndTheDemo() {
        assertThat(register("gus" + TYPED)).isEqualTo(201);
        try (var operators = new OperatorAccounts(database, UsersNode.cheap(false), InstantSource.system())) {
            assertThat(operators.find("gus" + ASCII)).isPresent().isEqualTo(operators.find("gus" + TYPED));
        }
        assertThat(node.users.findByEmail("gus" + ASCII)).isPresent();
        assertThat(node.users.demo().account("gus" + ASCII, "Gus")).isEmpty();
        assertThat(node.users.demo().account("demo" + TYPED, "Demo"))
                .isPresent()
                .isEqualTo(node.users.demo().account("demo" + ASCII, "Demo"));
    }
}
