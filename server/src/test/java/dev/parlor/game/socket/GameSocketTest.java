package dev.parlor.game.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.game.GameRoom;
import dev.parlor.game.bots.Difficulty;
import dev.parlor.game.match.Match;
import dev.parlor.game.rules.Role;
import dev.parlor.identity.UserId;
import dev.parlor.json.Json;
import dev.parlor.realtime.CloseCode;
import dev.parlor.store.Deployment;
import dev.parlor.testkit.Engine;
import dev.parlor.testkit.TestConnection;
import dev.parlor.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class GameSocketTest {
    private final TestDatabase database = new TestDatabase(Engine.SQLITE);
    private final GameRoom room = new GameRoom(database);
    private final UserId alice = room.person("Alice");
    private final UserId bob = room.person("Bob");
    private final UserId carol = room.person("Carol");

    @AfterEach
    void close() {
        room.close();
        database.close();
    }

    @Test
    void tellsANewcomerTheSessionTheListAndTheGame() {
        var match = room.game(alice, bob);
        var socket = room.sit(match, alice).connection();
        assertThat(socket.types()).containsExactly("session_established", "update_player_list", "game_update");
        var hello = socket.messages().getFirst();
        assertThat(hello.get("lobbyId").asString()).isEqualTo(match.id().toString());
        assertThat(hello.get("sessionKey").asString()).matches("[A-Za-z0-9_-]{32}");
    }

    @Test
    void writesAnUpdateExactlyAsTheContractShowsIt() {
        var match = room.game(bob, alice);
        for (var position : List.of(3, 0, 4, 1, 8, 2)) {
            match = room.move(match, match.board().turn() == Role.X ? bob : alice, position);
        }
        var socket = room.sit(match, bob).connection();
        assertThat(text(socket))
                .isEqualTo("""
                {"type":"game_update","game_id":"%s","game_type":"tic_tac_toe","board_state":"OOOXX___X","current_turn":"O",\
                "winner":"O","is_completed":true,"winning_combination":[0,1,2],"player_role":"X",\
                "player_x":{"id":%d,"first_name":"Bob"},"player_o":{"id":%d,"first_name":"Alice"},"version":8,"epoch":"%s"}\
                """.formatted(match.id(), bob.value(), alice.value(), Deployment.id(database)));
    }

    @Test
    void showsAFreeSeatAndTheComputer() {
        var waiting = room.sit(room.openGame(alice), alice).connection().last();
        assertThat(waiting.get("player_o")).isEqualTo(Json.parse("{\"id\":null,\"first_name\":\"Waiting...\"}"));
        var computer = room.sit(room.gameAgainst(Difficulty.EASY, alice), alice)
                .connection()
                .last();
        assertThat(computer.get("player_o")).isEqualTo(Json.parse("{\"id\":null,\"first_name\":\"AI\"}"));
    }

    @Test
    void tellsEverybodyOfAMoveOnceAndWithTheirOwnRole() {
        var match = room.game(alice, bob);
        var sockets =
                List.of(room.sit(match, alice), room.sit(match, bob), room.sit(match, carol), room.sit(match, alice));
        sockets.forEach(socket -> socket.connection().take());
        sockets.getFirst().says("{\"type\":\"move\",\"position\":4,\"version\":2}");
        assertThat(sockets.stream().map(socket -> socket.connection().messages("game_update")))
                .allSatisfy(updates -> {
                    assertThat(updates).hasSize(1);
                    assertThat(updates.getFirst().get("board_state").asString()).isEqualTo("____X____");
                    assertThat(updates.getFirst().get("version").asInt()).isEqualTo(3);
                });
        assertThat(sockets.stream()
                        .map(socket ->
                                socket.connection().last().get("player_role").asString()))
                .containsExactly("X", "O", "Spectator", "X");
        assertThat(sockets.getFirst().connection().frames().getLast())
                .as("is encoded once for two sockets of one player")
                .isSameAs(sockets.getLast().connection().frames().getLast());
    }

    @Test
    void answersAgainstTheComputerWithTwoUpdatesInOrder() {
        room.coin.favour(Role.X);
        var match = room.gameAgainst(Difficulty.HARD, alice);
        var socket = room.sit(match, alice);
        socket.connection().take();
        socket.says("{\"type\":\"move\",\"position\":\"4\"}");
        assertThat(versions(socket.connection())).containsExactly(2, 3);
        assertThat(socket.connection().last().get("board_state").asString()).contains("O");
    }

    @Test
    void refusesToTheMoverOnly() {
        var match = room.game(alice, bob);
        var mover = room.sit(match, bob);
        var other = room.sit(match, alice);
        mover.connection().take();
        other.connection().take();
        mover.says("{\"type\":\"move\",\"position\":4}");
        assertThat(mover.connection().messages()).containsExactly(Json.parse("""
                        {"type":"error","code":"not_your_turn",\
                        "message":"It is not your turn. Wait for the other side's move."}
                        """));
        assertThat(other.connection().messages()).isEmpty();
    }

    @Test
    void refusesEachWrongMoveWithItsOwnCode() {
        var match = room.game(alice, bob);
        var x = room.sit(match, alice);
        assertThat(code(x, "{\"type\":\"move\",\"position\":9}")).isEqualTo("invalid_position");
        assertThat(code(x, "{\"type\":\"move\",\"position\":-1}")).isEqualTo("invalid_position");
        assertThat(code(x, "{\"type\":\"move\"}")).isEqualTo("bad_field");
        assertThat(code(x, "{\"type\":\"move\",\"position\":\"top\"}")).isEqualTo("bad_field");
        assertThat(code(x, "{\"type\":\"move\",\"position\":4,\"version\":1}")).isEqualTo("stale_version");
        x.says("{\"type\":\"move\",\"position\":4}");
        assertThat(code(room.sit(match, bob), "{\"type\":\"move\",\"position\":4}"))
                .isEqualTo("cell_taken");
        assertThat(code(room.sit(match, carol), "{\"type\":\"move\",\"position\":0}"))
                .isEqualTo("not_a_player");
        assertThat(code(room.sit(match, carol), "{\"type\":\"resign\"}")).isEqualTo("not_a_player");
        x.says("{\"type\":\"resign\"}");
        assertThat(code(x, "{\"type\":\"move\",\"position\":0}")).isEqualTo("game_over");
        assertThat(code(x, "{\"type\":\"resign\"}")).isEqualTo("game_over");
        var waiting = room.openGame(alice);
        assertThat(code(room.sit(waiting, alice), "{\"type\":\"move\",\"position\":0}"))
                .isEqualTo("waiting_for_opponent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rematch", "chat_message", "Move", ""})
    void knowsNoOtherTypes(String type) {
        var socket = room.sit(room.game(alice, bob), alice);
        assertThat(code(socket, "{\"type\":\"" + type + "\"}")).isEqualTo("unknown_type");
        assertThat(socket.connection().closed()).isEmpty();
    }

    @Test
    void answersASyncWithTheGameAsItIs() {
        var match = room.game(alice, bob);
        var socket = room.sit(match, bob);
        var other = room.sit(match, alice);
        room.move(match, alice, 0);
        socket.connection().take();
        other.connection().take();
        socket.says("{\"type\":\"sync\"}");
        assertThat(versions(socket.connection())).containsExactly(3);
        assertThat(socket.connection().last().get("player_role").asString()).isEqualTo("O");
        assertThat(other.connection().messages()).isEmpty();
    }

    @Test
    void endsTheGameWhenSomebodyResigns() {
        var match = room.game(alice, bob);
        var socket = room.sit(match, alice);
        room.sit(match, bob).says("{\"type\":\"resign\"}");
        var update = socket.connection().messages("game_update").getLast();
        assertThat(update.get("winner").asString()).isEqualTo("X");
        assertThat(update.get("is_completed").asBoolean()).isTrue();
        assertThat(update.get("winning_combination")).isEmpty();
    }

    @Test
    void turnsAnOnlookerWhoTakesTheFreeSeatIntoAPlayer() {
        var match = room.openGame(alice);
        var waiting = room.sit(match, alice).connection();
        var joining = room.sit(match, bob).connection();
        assertThat(joining.last().get("player_role").asString()).isEqualTo("Spectator");
        room.later.pass(Duration.ofSeconds(1));
        waiting.take();
        joining.take();

        GameRoom.done(room.games.join(match.id(), bob));
        room.later.pass(Duration.ofSeconds(1));

        assertThat(joining.messages("game_update").getLast().get("player_role").asString())
                .isEqualTo("O");
        var update = waiting.messages("game_update").getLast();
        assertThat(update.get("player_role").asString()).isEqualTo("X");
        assertThat(update.get("player_o").get("first_name").asString()).isEqualTo("Bob");
        assertThat(update.get("version").asInt()).isEqualTo(2);
        assertThat(roles(waiting)).containsExactly("Alice X", "Bob O");
    }

    @Test
    void listsEachUserOnceAndInTheOrderOfComing() {
        var match = room.game(alice, bob);
        var first = room.sit(match, bob).connection();
        room.sit(match, carol);
        var tab = room.sit(match, bob);
        room.sit(match, alice);
        room.later.pass(Duration.ofSeconds(1));
        assertThat(roles(first)).containsExactly("Bob O", "Carol Spectator", "Alice X");
        tab.handler().closed(tab.connection());
        room.later.pass(Duration.ofSeconds(1));
        assertThat(roles(first)).containsExactly("Bob O", "Carol Spectator", "Alice X");
    }

    @Test
    void takesWhoeverLeavesOffTheList() {
        var match = room.game(alice, bob);
        var staying = room.sit(match, alice).connection();
        var leaving = room.sit(match, bob);
        leaving.handler().closed(leaving.connection());
        room.later.pass(Duration.ofSeconds(1));
        assertThat(roles(staying)).containsExactly("Alice X");
    }

    @Test
    void turnsAwayWhoeverMayNotWatch() {
        var match = room.gameAgainst(Difficulty.EASY, alice);
        var socket = room.sit(match, bob).connection();
        assertThat(socket.closed())
                .contains(new TestConnection.Closed(CloseCode.FORBIDDEN, "You may not watch this game."));
        assertThat(socket.messages()).isEmpty();
        assertThat(room.layer.topics()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "9223372036854775807", "9223372036854775808", "99999999999999999999999999"})
    void closesWithNotFoundWhenThereIsNoSuchGame(String id) {
        var socket = TestConnection.of(alice.value());
        var handler = room.socket(id, Map.of());
        handler.opened(socket);
        handler.closed(socket);
        assertThat(socket.closed()).map(TestConnection.Closed::code).contains(CloseCode.NOT_FOUND);
        assertThat(socket.messages()).isEmpty();
    }

    @Test
    void acceptsWhatOlderClientsSendAndEchoesOnlyALobbyOfDigits() {
        var match = room.game(alice, bob);
        var query = Map.of("invite", "cc934a89-0000-0000-0000-000000000000", "sessionKey", "x", "lobby", "8");
        assertThat(hello(match, query).get("lobbyId").asString()).isEqualTo("8");
        assertThat(hello(match, Map.of("lobby", "<b>")).get("lobbyId").asString())
                .isEqualTo(match.id().toString());
    }

    @Test
    void hasARouteForDigitsOnly() {
        var path = room.module.socket(room.passes).path();
        assertThat(path.matcher("/ws/game/12").matches()).isTrue();
        assertThat(path.matcher("/ws/game/").matches()).isFalse();
        assertThat(path.matcher("/ws/game/1a").matches()).isFalse();
        assertThat(path.matcher("/ws/game/1/2").matches()).isFalse();
    }

    private JsonNode hello(Match match, Map<String, String> query) {
        var socket = TestConnection.of(alice.value());
        room.socket(match.id().toString(), query).opened(socket);
        return socket.messages("session_established").getFirst();
    }

    private static String code(GameRoom.Sitting socket, String message) {
        socket.connection().take();
        socket.says(message);
        assertThat(socket.connection().types()).containsExactly("error");
        return socket.connection().last().get("code").asString();
    }

    private static List<Integer> versions(TestConnection socket) {
        return socket.messages("game_update").stream()
                .map(update -> update.get("version").asInt())
                .toList();
    }

    private static List<String> roles(TestConnection socket) {
        return Optional.of(socket.messages("update_player_list").getLast().get("players")).stream()
                .flatMap(JsonNode::valueStream)
                .map(one ->
                        one.get("first_name").asString() + " " + one.get("role").asString())
                .toList();
    }

    private static String text(TestConnection socket) {
        return new String(socket.frames().getLast().payload(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
