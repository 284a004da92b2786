package dev.parlor.game.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.LiveNode;
import dev.parlor.testkit.LiveNode.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What was played, to be looked at again.
class GameRecordIT {
    private LiveNode live;
    private Person alice;
    private Person bob;
    private Person carol;

    @BeforeEach
    void meet() {
        live = LiveNode.start();
        alice = live.person("Alice");
        bob = live.person("Bob");
        carol = live.person("Carol");
    }

    @AfterEach
    void close() {
        live.close();
    }

    @Test
    void hasEveryStepWithTheBoardAfterIt() {
        var game = laid(Map.of());
        var first = game.path("current_turn").asString();
        var mover = first.equals("X") ? alice : bob;
        var other = first.equals("X") ? bob : alice;
        var id = game.path("id").asLong();
        move(mover, id, 4);
        move(other, id, 0);
        mover.api().post("/api/games/" + id + "/resign/");

        var steps = steps(carol, id);

        assertThat(steps.stream().map(step -> step.path("kind").asString()))
                .containsExactly("start", "join", "move", "move", "resign");
        assertThat(steps.stream().map(step -> step.path("version").asInt())).containsExactly(1, 2, 3, 4, 5);
        var second = first.equals("X") ? "O" : "X";
        assertThat(steps.stream().map(step -> step.path("board_state").asString()))
                .containsExactly(
                        "_________",
                        "_________",
                        "____" + first + "____",
                        second + "___" + first + "____",
                        second + "___" + first + "____");
        assertThat(steps.getFirst().path("role").asString()).isEqualTo(first);
        assertThat(steps.getLast().path("role").asString()).isEqualTo(first);
        assertThat(steps.get(2).path("position").asInt()).isEqualTo(4);
        assertThat(steps.getFirst().path("position").isNull()).isTrue();
    }

    @Test
    void beginsAnewWithTheGameAgainstTheComputer() {
        var id = alice.api()
                .post("/api/games/", Map.of("is_ai_game", true))
                .json()
                .path("id")
                .asLong();
        alice.api().post("/api/games/" + id + "/resign/");
        assertThat(steps(alice, id).getLast().path("kind").asString()).isEqualTo("resign");

        alice.api().post("/api/games/" + id + "/reset/");

        assertThat(steps(alice, id).stream().map(step -> step.path("kind").asString()))
                .containsExactly("start");
    }

    @Test
    void isSeenByStrangersOnceAPlayerShowsIt() {
        var id = laid(Map.of("watchable", false)).path("id").asLong();
        var path = "/api/games/" + id + "/";
        assertThat(carol.api().get(path + "moves/").status()).isEqualTo(404);
        assertThat(carol.api().post(path + "share/").status()).isEqualTo(404);
        assertThat(alice.api().post(path + "share/").json().path("code").asString())
                .isEqualTo("game_not_over");
        assertThat(carol.api().get(path).status()).isEqualTo(404);

        bob.api().post(path + "resign/");
        var before = alice.api().get(path).json().path("version").asInt();
        var shared = alice.api().post(path + "share/").json();

        assertThat(shared.path("watchable").asBoolean()).isTrue();
        assertThat(shared.path("version").asInt()).isEqualTo(before);
        assertThat(carol.api().get(path + "moves/").status()).isEqualTo(200);
        assertThat(carol.api().post(path + "share/").status()).isEqualTo(403);
    }

    @Test
    void countsForEachOfTwoAndForNobodyElse() {
        for (var resigning : List.of(alice, bob, bob)) {
            var id = laid(Map.of()).path("id").asLong();
            resigning.api().post("/api/games/" + id + "/resign/");
        }
        laid(Map.of());

        assertThat(against(alice, bob)).isEqualTo(List.of(3, 2, 1, 0));
        assertThat(against(bob, alice)).isEqualTo(List.of(3, 1, 2, 0));
        assertThat(carol.api().get("/api/users/" + bob.id() + "/head-to-head/").text())
                .isEqualTo(carol.api().get("/api/users/424242/head-to-head/").text());
        assertThat(alice.api()
                        .get("/api/users/" + alice.id() + "/head-to-head/")
                        .status())
                .isEqualTo(404);
    }

    private static List<Integer> against(Person who, Person other) {
        var answer =
                who.api().get("/api/users/" + other.id() + "/head-to-head/").json();
        assertThat(answer.path("user_id").asLong()).isEqualTo(other.id());
        return List.of(
                answer.path("played").asInt(),
                answer.path("wins").asInt(),
                answer.path("losses").asInt(),
                answer.path("draws").asInt());
    }

    private JsonNode laid(Map<String, Object> wishes) {
        var made = alice.api().post("/api/games/", wishes).json();
        return bob.api()
                .post("/api/games/" + made.path("id").asLong() + "/join/")
                .json();
    }

    private static List<JsonNode> steps(Person who, long game) {
        var record = who.api().get("/api/games/" + game + "/moves/").json();
        assertThat(record.path("game_id").asLong()).isEqualTo(game);
        return List.copyOf(record.path("moves").values());
    }

    private static void move(Person who, long game, int position) {
        assertThat(who.api()
                        .post("/api/games/" + game + "/move/", Map.of("position", position))
                        .status())
                .isEqualTo(200);
    }
}
