package dev.parlor.users.guests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.identity.UserId;
import dev.parlor.limits.Limits;
import dev.parlor.testkit.Api;
import dev.parlor.testkit.OnBothEngines;
import dev.parlor.testkit.TestDatabase;
import dev.parlor.users.PersonName;
import dev.parlor.users.Users;
import dev.parlor.users.UsersNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Guests, over HTTP.
@OnBothEngines
class GuestsIT {
    private static final String PASSWORD = "correct horse";
    private static final String PROFILE = "/api/users/profile/";
    private static final String CLAIM = PROFILE + "claim/";

    private final TestDatabase database;
    private final UsersNode node;
    private Instant now = Instant.parse("2026-11-23T09:00:00Z");

    GuestsIT(TestDatabase database) {
        this.database = database;
        this.node = new UsersNode(database, UsersNode.cheap(false), Limits.DEFAULTS.scaled(10_000), () -> now);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void areInWithoutAForm() {
        var welcome = arrive();
        var guest = node.api.as(welcome.path("access").asString());
        var user = welcome.path("user");

        assertThat(guest.get(PROFILE).json()).isEqualTo(user);
        assertThat(user.path("guest").asBoolean()).isTrue();
        assertThat(user.path("first_name").asString())
                .matches("[A-Z][a-z]+ [A-Z][a-z]+")
                .hasSizeLessThanOrEqualTo(PersonName.LONGEST);
        assertThat(user.path("email").asString()).startsWith("guest-").endsWith("@guest.invalid");
        assertThat(arrive().path("user").path("id").asLong())
                .isNotEqualTo(user.path("id").asLong());
    }

    @Test
    void cannotBeLoggedInToBeforeTheyAreClaimed() {
        var shown = arrive().path("user").path("email").asString();
        var key = "GUEST " + shown.substring("guest-".length(), shown.indexOf('@'));

        for (var email : new String[] {shown, key, key.toLowerCase(Locale.ROOT)}) {
            for (var password : new String[] {"x", "guest", PASSWORD}) {
                assertThat(node.api
                                .post("/api/token/", Map.of("email", email, "password", password))
                                .status())
                        .isEqualTo(401);
            }
        }
        assertThat(node.users.findByEmail(shown)).isEmpty();
        assertThat(node.users.findByEmail(key)).isEmpty();
    }

    @Test
    void haveAddressesThatNobodyCanRegister() {
        var shown = arrive().path("user").path("email").asString();
        var other = guest();

        for (var email : new String[] {shown, "me@guest.invalid", "me@GUEST.Invalid"}) {
            var refused = "{\"email\":[\"Enter a valid email address.\"]}";
            assertThat(node.api.post("/api/users/", UsersNode.person(email)).text())
                    .isEqualTo(refused);
            assertThat(other.post(CLAIM, Map.of("email", email, "password", PASSWORD))
                            .text())
                    .isEqualTo(refused);
        }
    }

    @Test
    void keepWhatTheyAreWhenClaimed() {
        var welcome = arrive();
        var guest = node.api.as(welcome.path("access").asString());
        var email = UsersNode.freshEmail();

        var claimed = guest.post(CLAIM, Map.of("email", email, "password", PASSWORD, "last_name", "Otterson"));

        assertThat(claimed.status()).isEqualTo(200);
        var user = claimed.json();
        assertThat(user.path("id")).isEqualTo(welcome.path("user").path("id"));
        assertThat(user.path("first_name")).isEqualTo(welcome.path("user").path("first_name"));
        assertThat(user.path("last_name").asString()).isEqualTo("Otterson");
        assertThat(user.path("email").asString()).isEqualTo(email);
        assertThat(user.path("guest").asBoolean()).isFalse();
        assertThat(guest.get(PROFILE).json()).isEqualTo(user);
        var later = node.logIn(email.toUpperCase(Locale.ROOT), PASSWORD);
        assertThat(node.api.as(later.access()).get(PROFILE).json().path("id")).isEqualTo(user.path("id"));
    }

    @Test
    void areClaimedOnceAndOnlyByThemselves() {
        var guest = guest();
        var taken = UsersNode.freshEmail();
        node.api.post("/api/users/", UsersNode.person(taken));

        assertThat(guest.post(CLAIM, Map.of("email", taken, "password", PASSWORD))
                        .text())
                .contains("already exists");
        assertThat(claim(guest).status()).isEqualTo(200);
        assertThat(claim(guest).json().path("code").asString()).isEqualTo("not_a_guest");
        assertThat(claim(node.api.as(node.newcomer().access()))
                        .json()
                        .path("code")
                        .asString())
                .isEqualTo("not_a_guest");
        assertThat(claim(node.api).status()).isEqualTo(401);
    }

    @Test
    void getAnAddressOnceHoweverManyWantItAtTheSameMoment() throws Exception {
        for (var round = 0; round < 5; round++) {
            var email = UsersNode.freshEmail();
            var claims = new ArrayList<Callable<Integer>>();
            var start = new CyclicBarrier(6);
            var same = guest();
            for (var racer = 0; racer < 6; racer++) {
                var guest = racer < 2 ? same : guest();
                claims.add(() -> {
                    start.await();
                    return guest.post(CLAIM, Map.of("email", email, "password", PASSWORD))
                            .status();
                });
            }
            var answers = new ArrayList<Integer>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var claim : threads.invokeAll(claims)) {
                    answers.add(claim.get());
                }
            }
            assertThat(answers).containsExactlyInAnyOrder(200, 400, 400, 400, 400, 400);
        }
    }

    @Test
    void haveNoPasswordToChangeAndNeedNoneToGo() {
        var guest = guest();

        assertThat(guest.post(PROFILE + "password/", Map.of("current", " ", "new", "battery staple"))
                        .status())
                .isEqualTo(400);
        assertThat(guest.post(PROFILE + "password/", Map.of("current", "guest", "new", "battery staple"))
                        .json()
                        .path("code")
                        .asString())
                .isEqualTo("guest_account");
        assertThat(guest.delete(PROFILE).status()).isEqualTo(204);
        assertThat(guest.get(PROFILE).status()).isEqualTo(401);
        assertThat(claim(guest).status()).isEqualTo(401);
    }

    @Test
    void comeBackWithinTheirLifetimeAndAreForgottenAfterwards() {
        var staying = arrive();
        var leaving = arrive();
        var claimed = guest();
        claim(claimed);
        var id = new UserId(leaving.path("user").path("id").asLong());

        now = now.plus(Duration.ofDays(29));
        var renewed = node.api.post(
                "/api/token/refresh/", Map.of("refresh", staying.path("refresh").asString()));
        assertThat(renewed.status()).isEqualTo(200);
        forget();
        assertThat(node.users.find(id).orElseThrow().firstName()).isNotEqualTo(Users.DELETED);

        now = now.plus(Duration.ofDays(2));
        forget();
        forget();
        assertThat(node.users.find(id).orElseThrow().firstName()).isEqualTo(Users.DELETED);
        assertThat(node.users
                        .find(new UserId(staying.path("user").path("id").asLong()))
                        .orElseThrow()
                        .guest())
                .isTrue();
        assertThat(node.api
                        .post(
                                "/api/token/refresh/",
                                Map.of("refresh", renewed.json().path("refresh").asString()))
                        .status())
                .isEqualTo(200);
        assertThat(node.api
                        .post(
                                "/api/token/refresh/",
                                Map.of("refresh", leaving.path("refresh").asString()))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void areForgottenAfterTheyHaveLoggedOut() {
        var welcome = arrive();
        node.api.post(
                "/api/token/blacklist/",
                Map.of("refresh", welcome.path("refresh").asString()));

        forget();

        assertThat(node.users
                        .find(new UserId(welcome.path("user").path("id").asLong()))
                        .orElseThrow()
                        .active())
                .isFalse();
    }

    @Test
    void areSoManyOfOneAddressAndNoMore() {
        try (var strict = new UsersNode(database, UsersNode.cheap(false), Limits.DEFAULTS, InstantSource.system())) {
            for (var guest = 0; guest < 60; guest++) {
                assertThat(strict.api.post("/api/guests/").status()).isEqualTo(201);
            }
            var throttled = strict.api.post("/api/guests/");
            assertThat(throttled.status()).isEqualTo(429);
            assertThat(throttled.header("Retry-After")).isPresent();
            assertThat(strict.api
                            .post("/api/users/", UsersNode.person(UsersNode.freshEmail()))
                            .status())
                    .isEqualTo(201);
        }
    }

    private void forget() {
        node.users.guestRetention().run();
    }

    private JsonNode arrive() {
        var answer = node.api.post("/api/guests/");
        assertThat(answer.status()).isEqualTo(201);
        return answer.json();
    }

    private Api guest() {
        return node.api.as(arrive().path("access").asString());
    }

    private static Api.Answer claim(Api guest) {
        return guest.post(CLAIM, Map.of("email", UsersNode.freshEmail(), "password", PASSWORD));
    }
}
