package dev.parlor.game;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.game.GameNode.Person;
import dev.parlor.testkit.WsClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A live game over real HTTP and real sockets.
class LiveGameIT {
    private final GameNode node = new GameNode();
    private final Person alice = node.person("Alice");
    private final Person bob = node.person("Bob");

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void letsTwoPeoplePlayToTheEndEachSeeingEveryMoveOnce() {
        var id = joined();
        try (var x = node.sit(alice, id);
                var o = node.sit(bob, id)) {
            var turn = x.next("game_update").get("current_turn").asString();
            o.next("game_update");
            var version = 2;
            for (var position : List.of(0, 3, 1, 4, 2)) {
                (turn.equals("X") ? x : o).send("{\"type\":\"move\",\"position\":" + position + "}");
                version++;
                var seen = x.next("game_update");
                assertThat(seen.get("version").asInt()).isEqualTo(version);
                assertThat(seen.get("player_role").asString()).isEqualTo("X");
                assertThat(o.next("game_update").get("board_state")).isEqualTo(seen.get("board_state"));
                turn = seen.get("current_turn").asString();
                if (seen.get("is_completed").asBoolean()) {
                    assertThat(seen.get("winner").asString()).isEqualTo(turn);
                }
            }
            assertThat(node.api(alice)
                            .get("/api/games/" + id + "/")
                            .json()
                            .get("is_completed")
                            .asBoolean())
                    .isTrue();
        }
    }

    @Test
    void showsARestMoveOnSocketsAndTellsOfWhoeverJoins() {
        var id = node.api(alice).post("/api/games/").json().get("id").longValue();
        try (var x = node.sit(alice, id)) {
            x.next("game_update");
            node.api(bob).post("/api/games/" + id + "/join/");
            var joined = x.next("game_update");
            assertThat(joined.get("player_o").get("first_name").asString()).isEqualTo("Bob");
            var mover = joined.get("current_turn").asString().equals("X") ? alice : bob;
            node.api(mover).post("/api/games/" + id + "/move/", Map.of("position", 4));
            assertThat(x.next("game_update").get("version").asInt()).isEqualTo(3);
        }
    }

    @Test
    void admitsWhoeverMayWatchAndNobodyElse() {
        var carol = node.person("Carol");
        try (var socket = node.sit(carol, joined())) {
            assertThat(socket.next("game_update").get("player_role").asString()).isEqualTo("Spectator");
            socket.send("{\"type\":\"move\",\"position\":0}");
            assertThat(socket.next("error").get("code").asString()).isEqualTo("not_a_player");
        }
        var hidden = node.api(alice)
                .post("/api/games/", Map.of("is_ai_game", true))
                .json()
                .get("id")
                .longValue();
        assertThat(node.sit(carol, hidden).awaitClose().code()).isEqualTo(4403);
        assertThat(node.sit(carol, 987_654_321L).awaitClose().code()).isEqualTo(4404);
        assertThat(WsClient.open(node.port(), "/ws/game/99999999999999999999", carol.token())
                        .awaitClose()
                        .code())
                .isEqualTo(4404);
    }

    @Test
    void hasTheHalfPlayedGameAfterARestart() {
        var id = joined();
        var before = moveByWhoeverIsNext(id, 4);
        node.restart();
        try (var socket = node.sit(alice, id)) {
            var update = socket.next("game_update");
            assertThat(update.get("board_state").asString())
                    .isEqualTo(before.get("board_state").asString());
            assertThat(update.get("version")).isEqualTo(before.get("version"));
            assertThat(moveByWhoeverIsNext(id, 0).get("version").asInt()).isEqualTo(4);
            assertThat(socket.next("game_update").get("version").asInt()).isEqualTo(4);
        }
    }

    private long joined() {
        var id = node.api(alice).post("/api/games/").json().get("id").longValue();
        assertThat(node.api(bob).post("/api/games/" + id + "/join/").status()).isEqualTo(200);
        return id;
    }

    private JsonNode moveByWhoeverIsNext(long id, int position) {
        var path = "/api/games/" + id + "/";
        var turn = node.api(alice).get(path).json().get("current_turn").asString();
        return node.api(turn.equals("X") ? alice : bob)
                .post(path + "move/", Map.of("position", position))
                .json();
    }
}
