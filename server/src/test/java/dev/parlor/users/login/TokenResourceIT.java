package dev.parlor.users.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.identity.Principal;
import dev.parlor.identity.UserId;
import dev.parlor.realtime.CloseCode;
import dev.parlor.realtime.channel.Topics;
import dev.parlor.testkit.Api.Answer;
import dev.parlor.testkit.OnBothEngines;
import dev.parlor.testkit.TestConnection;
import dev.parlor.testkit.TestDatabase;
import dev.parlor.users.UsersNode;
import dev.parlor.users.sessions.TokenSigner;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnBothEngines
class TokenResourceIT {
    private final TestDatabase database;
    private final UsersNode node;

    TokenResourceIT(TestDatabase database) {
        this.database = database;
        this.node = UsersNode.on(database);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void logsInWithAnAddressInAnyCase() {
        var alice = node.newcomer();
        var answer = logIn(alice.email().toUpperCase(java.util.Locale.ROOT), "correct horse");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().propertyNames()).containsExactly("access", "refresh");
        var profile = node.api.as(answer.json().get("access").asString()).get("/api/users/profile/");
        assertThat(profile.json().get("id").longValue()).isEqualTo(alice.id());
    }

    @Test
    void answersUnknownAndWrongAlike() {
        var alice = node.newcomer();
        var disabled = node.newcomer();
        node.users.setActive(new UserId(disabled.id()), false);
        var wrong = logIn(alice.email(), "wrong horse");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.text())
                .isEqualTo("{\"detail\":\"No active account found with the given credentials\","
                        + "\"code\":\"no_active_account\"}");
        assertThat(logIn(UsersNode.freshEmail(), "correct horse").text()).isEqualTo(wrong.text());
        assertThat(logIn("no address at all", "x").text()).isEqualTo(wrong.text());
        assertThat(logIn(disabled.email(), "correct horse").text()).isEqualTo(wrong.text());
        assertThat(logIn(alice.email(), "x".repeat(5000)).text()).isEqualTo(wrong.text());
        assertThat(logIn("x".repeat(5000) + "@example.com", "correct horse").text())
                .isEqualTo(wrong.text());
    }

    @Test
    void wantsEveryField() {
        for (var path : new String[] {"", "refresh/", "verify/", "blacklist/"}) {
            var answer = node.api.post("/api/token/" + path, Map.of());
            assertThat(answer.status()).as(path).isEqualTo(400);
            assertThat(answer.json().get(0)).isNull();
            for (var errors : answer.json()) {
                assertThat(errors.get(0).asString()).isEqualTo("This field is required.");
            }
        }
        assertThat(node.api.post("/api/token/", Map.of()).json().propertyNames())
                .containsExactly("email", "password");
    }

    @Test
    void keepsARefreshTokenUsableWhenItIsUsedTwiceAtOnce() {
        var alice = node.newcomer();
        var first = refresh(alice.refresh());
        var second = refresh(alice.refresh());
        assertThat(first.status()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(200);
        for (var answer : new Answer[] {first, second}) {
            assertThat(profile(answer.json().get("access").asString()).status()).isEqualTo(200);
            assertThat(refresh(answer.json().get("refresh").asString()).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void takesNoTokenForTheOther() {
        var alice = node.newcomer();
        assertInvalid(profile(alice.refresh()));
        assertInvalid(refresh(alice.access()));
        assertInvalid(logOut(alice.access()));
    }

    @Test
    void verifiesTokensOfBothTypes() {
        var alice = node.newcomer();
        assertThat(verify(alice.access()).status()).isEqualTo(200);
        assertThat(verify(alice.refresh()).text()).isEqualTo("{}");
        assertInvalid(verify(alice.access() + "x"));
        assertInvalid(verify("x".repeat(5000)));
        logOut(alice.refresh());
        assertInvalid(verify(alice.access()));
        assertInvalid(verify(alice.refresh()));
    }

    @Test
    void endsTheSessionWithTheLogout() {
        var alice = node.newcomer();
        var elsewhere = node.logIn(alice.email(), "correct horse");
        assertThat(profile(alice.access()).status()).isEqualTo(200);
        var socket = socketOf(alice);
        var other = socketOf(elsewhere.withId(alice.id()));

        var answer = logOut(alice.refresh());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{}");
        assertInvalid(profile(alice.access()));
        assertInvalid(refresh(alice.refresh()));
        assertInvalid(logOut(alice.refresh()));
        assertThat(socket.closed().orElseThrow().code()).isEqualTo(CloseCode.UNAUTHENTICATED);
        assertThat(profile(elsewhere.access()).status()).isEqualTo(200);
        assertThat(other.closed()).isEmpty();
    }

    @Test
    void endsTheOtherSessionsWithAChangeOfPassword() {
        var alice = node.newcomer();
        var elsewhere = node.logIn(alice.email(), "correct horse").withId(alice.id());
        var socket = socketOf(elsewhere);
        assertThat(profile(elsewhere.access()).status()).isEqualTo(200);

        var answer = change(alice, "correct horse", "battery staple");
        assertThat(answer.status()).isEqualTo(204);
        assertThat(profile(alice.access()).status()).isEqualTo(200);
        assertThat(refresh(alice.refresh()).status()).isEqualTo(200);
        assertInvalid(profile(elsewhere.access()));
        assertInvalid(refresh(elsewhere.refresh()));
        assertThat(socket.closed().orElseThrow().code()).isEqualTo(CloseCode.UNAUTHENTICATED);
        assertThat(logIn(alice.email(), "correct horse").status()).isEqualTo(401);
        assertThat(logIn(alice.email(), "battery staple").status()).isEqualTo(200);
    }

    @Test
    void changesNoPasswordForWhoDoesNotKnowIt() {
        var alice = node.newcomer();
        var answer = change(alice, "wrong horse", "battery staple");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).isEqualTo("{\"current\":[\"Wrong password.\"]}");
        assertThat(change(alice, "correct horse", "short").json().propertyNames())
                .containsExactly("new");
        assertThat(logIn(alice.email(), "correct horse").status()).isEqualTo(200);
    }

    @Test
    void turnsDisabledAccountsAway() {
        var alice = node.newcomer();
        assertThat(profile(alice.access()).status()).isEqualTo(200);
        var socket = socketOf(alice);
        node.users.setActive(new UserId(alice.id()), false);
        assertThat(profile(alice.access()).json().get("code").asString()).isEqualTo("user_inactive");
        assertThat(refresh(alice.refresh()).json().get("code").asString()).isEqualTo("user_inactive");
        assertThat(socket.closed().orElseThrow().code()).isEqualTo(CloseCode.UNAUTHENTICATED);
        node.users.setActive(new UserId(alice.id()), true);
        assertInvalid(profile(alice.access()));
        assertThat(logIn(alice.email(), "correct horse").status()).isEqualTo(200);
    }

    @Test
    void saysWhenAnAccountIsGone() {
        var alice = node.newcomer();
        database.write(tx -> tx.handle().execute("DELETE FROM users WHERE id = ?", alice.id()));
        assertThat(profile(alice.access()).json().get("code").asString()).isEqualTo("user_not_found");
        assertThat(refresh(alice.refresh()).json().get("code").asString()).isEqualTo("user_not_found");
    }

    @Test
    void knowsSessionsAfterARestart() {
        var alice = node.newcomer();
        database.restart();
        try (var restarted = UsersNode.on(database)) {
            assertThat(restarted
                            .api
                            .as(alice.access())
                            .get("/api/users/profile/")
                            .status())
                    .isEqualTo(200);
        }
    }

    private TestConnection socketOf(UsersNode.Person person) {
        var claims = new TokenSigner(UsersNode.KEY, java.time.InstantSource.system())
                .read(person.access())
                .orElseThrow();
        var connection = new TestConnection(new Principal(person.id(), claims.session(), Instant.MAX));
        node.channels.join(Topics.session(claims.session()), connection);
        return connection;
    }

    private static void assertInvalid(Answer answer) {
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text())
                .isEqualTo("{\"detail\":\"Given token not valid for any token type\",\"code\":\"token_not_valid\"}");
        assertThat(answer.header("WWW-Authenticate")).contains("Bearer realm=\"api\"");
    }

    private Answer logIn(String email, String password) {
        return node.api.post("/api/token/", Map.of("email", email, "password", password));
    }

    private Answer refresh(String token) {
        return node.api.post("/api/token/refresh/", Map.of("refresh", token));
    }

    private Answer verify(String token) {
        return node.api.post("/api/token/verify/", Map.of("token", token));
    }

    private Answer logOut(String token) {
        return node.api.post("/api/token/blacklist/", Map.of("refresh", token));
    }

    private Answer profile(String token) {
        return node.api.as(token).get("/api/users/profile/");
    }

    private Answer change(UsersNode.Person person, String current, String changed) {
        return node.api
                .as(person.access())
                .post("/api/users/profile/password/", Map.of("current", current, "new", changed));
    }
}
