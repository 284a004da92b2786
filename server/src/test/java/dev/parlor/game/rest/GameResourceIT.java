package dev.parlor.game.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.game.GameNode;
import dev.parlor.game.GameNode.Person;
import dev.parlor.json.Json;
import dev.parlor.testkit.Api;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class GameResourceIT {
    private static GameNode node;
    private static Person someAlice;
    private static Person someBob;

    /// The same two in all tests, because passwords take long to hash; tests that count take fresh people.
    private Person alice = someAlice;
    private Person bob = someBob;

    @BeforeAll
    static void start() {
        node = new GameNode();
        someAlice = node.person("Alice");
        someBob = node.person("Bob");
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    private void freshPeople() {
        alice = node.person("Alice");
        bob = node.person("Bob");
    }

    @Test
    void makesAGameThatWaitsForAnybody() {
        var answer = as(alice).post("/api/games/");
        assertThat(answer.status()).isEqualTo(201);
        var game = answer.json();
        assertThat(fields(game))
                .containsExactly(
                        "id",
                        "game_type",
                        "player_x",
                        "player_o",
                        "is_ai_game",
                        "board_state",
                        "current_turn",
                        "winner",
                        "is_completed",
                        "winning_combination",
                        "version",
                        "created_at",
                        "updated_at",
                        "player_role",
                        "players",
                        "open",
                        "watchable",
                        "epoch");
        assertThat(game.get("player_x").asString()).isEqualTo(alice.email());
        assertThat(game.get("player_o").isNull()).isTrue();
        assertThat(game.get("board_state").asString()).isEqualTo("_________");
        assertThat(game.get("version").asInt()).isEqualTo(1);
        assertThat(game.get("open").asBoolean()).isTrue();
        assertThat(game.get("watchable").asBoolean()).isTrue();
        assertThat(game.get("player_role").asString()).isEqualTo("X");
        assertThat(game.get("created_at").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
        assertThat(as(alice).get("/api/games/" + id(game) + "/").json()).isEqualTo(game);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "1", "\"Computer\"", "[1]"})
    void playsTheComputerForWhateverIsTrue(String flag) {
        var game = raw(alice, "{\"is_ai_game\":" + flag + "}").json();
        assertThat(game.get("is_ai_game").asBoolean()).isTrue();
        assertThat(game.get("player_o").asString()).isEqualTo("AI");
        assertThat(game.get("difficulty").asString()).isEqualTo("medium");
        assertThat(game.get("open").asBoolean()).isFalse();
        assertThat(game.get("watchable").asBoolean()).isFalse();
        assertThat(game.get("players").get(1))
                .isEqualTo(Json.parse("{\"id\":null,\"first_name\":\"AI\",\"role\":\"O\"}"));
        assertThat(game.get("current_turn").asString()).isEqualTo("X");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"game_type\":\"chess\"} | game_type",
                "{\"game_type\":7} | game_type",
                "{\"difficulty\":\"godlike\",\"is_ai_game\":true} | difficulty",
                "{\"difficulty\":\"godlike\"} | difficulty",
                "{\"difficulty\":[]} | difficulty",
            })
    void refusesWhatItDoesNotKnow(String body, String field) {
        var answer = raw(alice, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().propertyNames()).containsExactly(field);
    }

    @Test
    void showsEachCallerTheirOwnAddressAndNoOther() {
        var id = newGame(alice);
        as(bob).post(join(id));
        var toAlice = as(alice).get(path(id)).json();
        var toBob = as(bob).get(path(id)).json();
        var toCarol = as(node.person("Carol")).get(path(id)).json();
        assertThat(seats(toAlice)).containsExactly(alice.email(), "Bob", "X");
        assertThat(seats(toBob)).containsExactly("Alice", bob.email(), "O");
        assertThat(seats(toCarol)).containsExactly("Alice", "Bob", "Spectator");
        assertThat(toCarol.toString()).doesNotContain("@");
        assertThat(toBob.get("players"))
                .isEqualTo(Json.parse(
                        "[{\"id\":%d,\"first_name\":\"Alice\",\"role\":\"X\"},{\"id\":%d,\"first_name\":\"Bob\",\"role\":\"O\"}]"
                                .formatted(alice.id(), bob.id())));
    }

    @Test
    void playsAWholeGameAndCountsIt() {
        freshPeople();
        var id = newGame(alice);
        as(bob).post(join(id));
        var game = play(id, 0, 3, 1, 4, 2);
        assertThat(game.get("is_completed").asBoolean()).isTrue();
        assertThat(game.get("winning_combination")).isEqualTo(Json.parse("[0,1,2]"));
        assertThat(game.get("winner")).isEqualTo(game.get("current_turn"));
        assertThat(game.get("version").asInt()).isEqualTo(7);
        assertThat(List.of(played(alice), played(bob))).containsExactly(1, 1);
        assertThat(as(alice).post(path(id) + "complete/").json())
                .isEqualTo(Json.parse("{\"detail\":\"Game is already completed.\",\"game\":"
                        + as(alice).get(path(id)).json() + "}"));
        assertThat(code(as(alice).post(path(id) + "resign/"))).isEqualTo("400 game_over");
        assertThat(code(as(alice).post(path(id) + "reset/"))).isEqualTo("409 not_an_ai_game");
    }

    @Test
    void refusesMovesWithTheThreeFieldsThatOlderClientsRead() {
        var id = newGame(alice);
        var refused = as(alice).post(path(id) + "move/", Map.of("position", 0));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(fields(refused.json())).containsExactly("error", "detail", "code");
        assertThat(refused.json().get("code").asString()).isEqualTo("waiting_for_opponent");
        assertThat(code(move(bob, id, "{\"position\":0}"))).isEqualTo("403 not_a_player");
        assertThat(code(as(alice).post(path(id) + "complete/"))).isEqualTo("409 game_not_over");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "-1", "\"\"", "\"top\"", "true", "[4]", "{}", "4.5", "99999999999999999999"})
    void refusesAPositionThatIsNone(String position) {
        var id = newGame(alice);
        assertThat(code(move(alice, id, "{\"position\":" + position + "}"))).isEqualTo("400 invalid_position");
    }

    @Test
    void asksForThePositionWhenItIsMissing() {
        var id = newGame(alice);
        assertThat(move(alice, id, "{}").json()).isEqualTo(Json.parse("{\"position\":[\"This field is required.\"]}"));
        assertThat(move(alice, id, "{\"position\":null}").json())
                .isEqualTo(Json.parse("{\"position\":[\"This field may not be null.\"]}"));
        assertThat(move(alice, id, "{\"position\":0,\"version\":\"new\"}").json())
                .isEqualTo(Json.parse("{\"version\":[\"A valid integer is required.\"]}"));
    }

    @Test
    void acceptsANumericTextAndRefusesAnOldVersion() {
        var id = raw(alice, "{\"is_ai_game\":true}").json().get("id").longValue();
        var free = as(alice).get(path(id)).json().get("board_state").asString().indexOf('_');
        assertThat(code(move(alice, id, "{\"position\":" + free + ",\"version\":7}")))
                .isEqualTo("400 stale_version");
        var after = move(alice, id, "{\"position\":\"" + free + "\",\"version\":\"1\"}");
        assertThat(after.status()).isEqualTo(200);
        assertThat(after.json().get("version").asInt()).isEqualTo(3);
        assertThat(code(move(alice, id, "{\"position\":" + free + "}"))).isEqualTo("400 cell_taken");
    }

    @ParameterizedTest
    @ValueSource(strings = {".0", "e0"})
    void acceptsANumberWithoutAFraction(String ending) {
        var id = raw(alice, "{\"is_ai_game\":true}").json().get("id").longValue();
        var free = as(alice).get(path(id)).json().get("board_state").asString().indexOf('_');
        var after = move(alice, id, "{\"position\":" + free + ending + ",\"version\":1" + ending + "}");
        assertThat(after.status()).as(after.text()).isEqualTo(200);
    }

    @Test
    void refusesToJoinOnesOwnGameOrAFullOne() {
        var id = newGame(alice);
        assertThat(code(as(alice).post(join(id)))).isEqualTo("400 own_game");
        var joined = as(bob).post(join(id));
        assertThat(joined.status()).isEqualTo(200);
        assertThat(joined.json().get("open").asBoolean()).isFalse();
        assertThat(as(bob).post(join(id)).json()).isEqualTo(joined.json());
        var full = as(node.person("Carol")).post(join(id));
        assertThat(full.json())
                .isEqualTo(Json.parse("{\"detail\":\"Game already has two players\",\"code\":\"game_full\"}"));
        assertThat(full.status()).isEqualTo(400);
    }

    @Test
    void keepsClosedGamesToThemselves() {
        var watchable = as(alice).post("/api/games/", Map.of("open", false)).json();
        assertThat(code(as(bob).post(join(id(watchable))))).isEqualTo("403 permission_denied");
        var hidden = as(alice)
                .post("/api/games/", Map.of("open", false, "watchable", ""))
                .json();
        for (var route : List.of("move/", "join/", "resign/", "reset/", "complete/")) {
            var body = Map.of("position", 0);
            assertThat(code(as(bob).post(path(id(hidden)) + route, body))).isEqualTo("404 not_found");
        }
        assertThat(code(as(bob).post(path(id(hidden)) + "move/", Map.of()))).isEqualTo("404 not_found");
        assertThat(code(as(bob).get(path(id(hidden))))).isEqualTo("404 not_found");
        assertThat(code(as(bob).get("/api/games/99999999999999999999/"))).isEqualTo("404 not_found");
    }

    @Test
    void listsOpenGamesToEverybody() {
        var id = newGame(alice);
        var ai = raw(alice, "{\"is_ai_game\":true,\"open\":true}").json();
        assertThat(ids(as(bob).get("/api/games/open-games/"))).contains(id).doesNotContain(id(ai));
        as(bob).post(join(id));
        assertThat(ids(as(alice).get("/api/games/open-games/"))).doesNotContain(id);
    }

    @Test
    void listsTheOwnGamesOnlyNewestFirstAndInPages() {
        freshPeople();
        var first = newGame(alice);
        newGame(bob);
        var second = newGame(bob);
        as(alice).post(join(second));
        var third = newGame(alice);
        as(alice).post(path(third) + "resign/");
        assertThat(ids(as(alice).get("/api/games/"))).containsExactly(third, second, first);
        assertThat(ids(as(alice).get("/api/games/?status=active"))).containsExactly(second, first);
        assertThat(ids(as(alice).get("/api/games/?status=completed"))).containsExactly(third);
        assertThat(ids(as(alice).get("/api/games/?limit=1&before=" + third))).containsExactly(second);
        assertThat(ids(as(alice).get("/api/games/?limit=1.0&before=" + third + ".0")))
                .containsExactly(second);
        assertThat(ids(as(alice).get("/api/games/?status=&limit=1e5"))).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"status=done,status", "before=x,before", "before=0,before", "limit=0,limit", "limit=1.5,limit"})
    void refusesAQueryThatMeansNothing(String query, String field) {
        var answer = as(alice).get("/api/games/?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().propertyNames()).containsExactly(field);
    }

    @Test
    void beginsAnewAgainstTheComputer() {
        freshPeople();
        var id = raw(alice, "{\"is_ai_game\":true}").json().get("id").longValue();
        assertThat(code(as(alice).post(path(id) + "reset/"))).isEqualTo("409 game_not_over");
        var resigned = as(alice).post(path(id) + "resign/").json();
        assertThat(resigned.get("winner").asString()).isEqualTo("O");
        var fresh = as(alice).post(path(id) + "reset/").json();
        assertThat(fresh.get("is_completed").asBoolean()).isFalse();
        assertThat(fresh.get("version").asInt()).isEqualTo(3);
        assertThat(played(alice)).isZero();
    }

    @Test
    void asksWhoIsThere() {
        assertThat(code(Api.at(node.port()).get("/api/games/"))).isEqualTo("401 not_authenticated");
        assertThat(code(Api.at(node.port()).post("/api/games/"))).isEqualTo("401 not_authenticated");
    }

    /// Plays positions by turns, whoever begins.
    private JsonNode play(long id, int... positions) {
        var game = as(alice).get(path(id)).json();
        for (var position : positions) {
            var mover = game.get("current_turn").asString().equals("X") ? alice : bob;
            game = move(mover, id, "{\"position\":" + position + "}").json();
        }
        return game;
    }

    private Api as(Person person) {
        return node.api(person);
    }

    private long newGame(Person person) {
        return id(as(person).post("/api/games/", Map.of()).json());
    }

    private Api.Answer raw(Person person, String body) {
        return as(person).post("/api/games/", Json.parse(body));
    }

    private Api.Answer move(Person person, long id, String body) {
        return as(person).post(path(id) + "move/", Json.parse(body));
    }

    private int played(Person person) {
        return as(person)
                .get("/api/users/profile/")
                .json()
                .get("total_games_played")
                .asInt();
    }

    private static List<String> seats(JsonNode game) {
        return List.of(
                game.get("player_x").asString(),
                game.get("player_o").asString(),
                game.get("player_role").asString());
    }

    private static List<String> fields(JsonNode json) {
        return List.copyOf(json.propertyNames());
    }

    private static List<Long> ids(Api.Answer answer) {
        return answer.json().valueStream().map(GameResourceIT::id).toList();
    }

    private static String code(Api.Answer answer) {
        return answer.status() + " " + answer.json().path("code").asString();
    }

    private static long id(JsonNode game) {
        return game.get("id").longValue();
    }

    private static String path(long id) {
        return "/api/games/" + id + "/";
    }

    private static String join(long id) {
        return path(id) + "join/";
    }
}
