package dev.parlor.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.identity.UserId;
import dev.parlor.testkit.OnBothEngines;
import dev.parlor.testkit.TestDatabase;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnBothEngines
class UserResourceIT {
    private final TestDatabase database;
    private final UsersNode node;

    UserResourceIT(TestDatabase database) {
        this.database = database;
        this.node = UsersNode.on(database);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void registersAndShowsTheProfile() {
        var email = UsersNode.freshEmail();
        var answer = node.api.post("/api/users/", UsersNode.person(email));
        assertThat(answer.status()).isEqualTo(201);
        var user = answer.json();
        assertThat(user.propertyNames())
                .containsExactly(
                        "id",
                        "email",
                        "first_name",
                        "last_name",
                        "avatar",
                        "total_games_played",
                        "wins",
                        "losses",
                        "draws",
                        "status",
                        "created_at",
                        "guest");
        assertThat(user.get("id").isIntegralNumber()).isTrue();
        assertThat(user.get("email").asString()).isEqualTo(email);
        assertThat(user.get("avatar").isNull()).isTrue();
        assertThat(user.get("status").asString()).isEqualTo("offline");
        assertThat(user.get("created_at").asString()).endsWith("Z");
        assertThat(Instant.parse(user.get("created_at").asString())).isBefore(Instant.now());

        var profile = node.api.as(node.logIn(email, "correct horse").access()).get("/api/users/profile/");
        assertThat(profile.status()).isEqualTo(200);
        assertThat(profile.json()).isEqualTo(user);
    }

    @Test
    void ignoresWhatNobodyMaySetThemselves() {
        var body = new HashMap<>(UsersNode.person(UsersNode.freshEmail()));
        body.putAll(Map.of("wins", 99, "total_games_played", 99, "status", "online", "is_staff", true, "id", 1));
        var user = node.api.post("/api/users/", body).json();
        assertThat(user.get("wins").intValue()).isZero();
        assertThat(user.get("total_games_played").intValue()).isZero();
        assertThat(user.get("status").asString()).isEqualTo("offline");
    }

    @Test
    void wantsEveryField() {
        var answer = node.api.post("/api/users/", Map.of());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().propertyNames())
                .containsExactlyInAnyOrder("email", "first_name", "last_name", "password");
        for (var errors : answer.json()) {
            assertThat(errors.get(0).asString()).isEqualTo("This field is required.");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            email      | nobody                     | Enter a valid email address.
            email      | a@b                        | Enter a valid email address.
            email      | a b@example.com            | Enter a valid email address.
            email      | "  "                       | This field may not be blank.
            first_name | "  "                       | This field may not be blank.
            first_name | ABCDEFGHIJKLMNOPQRSTUVWXYZA | Ensure this field has no more than 26 characters.
            last_name  | ABCDEFGHIJKLMNOPQRSTUVWXYZA | Ensure this field has no more than 26 characters.
            password   | 1234567                    | Ensure this field has at least 8 characters.
            password   | iLoveYou1                  | This password is too common.
            password   | me@example.com             | The password may not be the email address.
            """)
    void saysWhatIsWrongWithAField(String field, String value, String sentence) {
        var body = new HashMap<>(UsersNode.person("ME@example.com"));
        body.put(field, value);
        var answer = node.api.post("/api/users/", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().propertyNames()).containsExactly(field);
        assertThat(answer.json().get(field).get(0).asString()).isEqualTo(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Al\u0007ice", "Al\nice", "\u202EecilA", "\u200B\u200B", "\uD800", "\u3164", "A\uDC00"})
    void refusesNamesThatHideSomething(String name) {
        var body = new HashMap<>(UsersNode.person(UsersNode.freshEmail()));
        body.put("first_name", name);
        var answer = node.api.post("/api/users/", body);
        assertThat(answer.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zoë", "李小龍", "👩‍👧", "نازنین‌زهرا", "O'Brien-Smith", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"})
    void takesNamesOfAllPeople(String name) {
        var body = new HashMap<>(UsersNode.person(UsersNode.freshEmail()));
        body.put("first_name", " " + name + " ");
        var answer = node.api.post("/api/users/", body);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().get("first_name").asString()).isEqualTo(name);
    }

    @Test
    void takesAnAddressOnceWhateverItsCase() {
        var email = UsersNode.freshEmail();
        assertThat(node.api.post("/api/users/", UsersNode.person(email)).status())
                .isEqualTo(201);
        var again = node.api.post("/api/users/", UsersNode.person(" " + email.replace("person", "PersoN") + " "));
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.json().get("email").get(0).asString())
                .isEqualTo("user with this email address already exists.");
    }

    @Test
    void changesNames() {
        var alice = node.newcomer();
        var api = node.api.as(alice.access());
        var answer = api.patch("/api/users/profile/", Map.of("first_name", " Alicia ", "email", "other@example.com"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("first_name").asString()).isEqualTo("Alicia");
        assertThat(answer.json().get("email").asString()).isEqualTo(alice.email());
        assertThat(api.get("/api/users/profile/").json()).isEqualTo(answer.json());
        assertThat(api.patch("/api/users/profile/", Map.of("last_name", "")).status())
                .isEqualTo(400);
        assertThat(api.patch("/api/users/profile/", Map.of()).json()).isEqualTo(answer.json());
    }

    @Test
    void showsNobodyElsesAccount() {
        var alice = node.newcomer();
        var api = node.api.as(alice.access());
        assertThat(api.get("/api/users/").status()).isEqualTo(405);
        assertThat(api.get("/api/users/" + alice.id() + "/").status()).isEqualTo(404);
        assertThat(node.api.get("/api/users/profile/").status()).isEqualTo(401);
    }

    @Test
    void countsGamesInTheTransactionThatEndsThem() {
        var alice = new UserId(node.newcomer().id());
        var bob = new UserId(node.newcomer().id());
        database.write(tx -> {
            node.users.countGame(tx, Optional.of(alice), List.of(bob, alice));
            return 0;
        });
        database.write(tx -> {
            node.users.countGame(tx, Optional.empty(), List.of(alice, bob));
            return 0;
        });
        var winner = node.users.find(alice).orElseThrow();
        assertThat(List.of(winner.gamesPlayed(), winner.wins(), winner.losses(), winner.draws()))
                .containsExactly(2, 1, 0, 1);
        var loser = node.users.find(bob).orElseThrow();
        assertThat(List.of(loser.gamesPlayed(), loser.wins(), loser.losses(), loser.draws()))
                .containsExactly(2, 0, 1, 1);
    }

    @Test
    void namesThoseWhoExist() {
        var alice = new UserId(node.newcomer().id());
        var bob = new UserId(node.newcomer().id());
        assertThat(node.users.names(List.of(alice, bob, new UserId(987_654))))
                .isEqualTo(Map.of(alice, "Alice", bob, "Alice"));
        assertThat(node.users.names(List.of())).isEmpty();
    }
}
