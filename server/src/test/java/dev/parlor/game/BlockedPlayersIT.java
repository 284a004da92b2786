package dev.parlor.game;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.realtime.CloseCode;
import dev.parlor.testkit.Engine;
import dev.parlor.testkit.LiveNode;
import dev.parlor.testkit.LiveNode.Person;
import dev.parlor.testkit.WsClient;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/// Every door between two players after one of them has blocked the other. Each is walked before the block too, so
/// that it is the block which closes it.
@ParameterizedClass
@MethodSource("dev.parlor.testkit.Engine#tested")
class BlockedPlayersIT {
    private static final long NOBODY = 987_654;

    @Parameter
    private Engine engine;

    private LiveNode live;
    private Person alice;
    private Person bob;

    @BeforeEach
    void meet() {
        live = LiveNode.start(Map.of("DATABASE_URL", engine.freshUrl()));
        alice = live.person("Alice");
        bob = live.person("Bob");
    }

    @AfterEach
    void close() {
        live.close();
    }

    @Test
    void hidesTheGamesOfTheBlockerLikeUnknownOnes() {
        var game = "/api/games/" + opened(bob) + "/";
        assertThat(openGames(alice)).contains("\"Bob\"");
        assertThat(alice.api().get(game).status()).isEqualTo(200);

        block(bob, alice);

        assertThat(openGames(alice)).isEqualTo("[]");
        assertThat(openGames(bob)).contains("\"Bob\"");
        var unknown = alice.api().get("/api/games/" + NOBODY + "/");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(alice.api().get(game).text()).isEqualTo(unknown.text());
        for (var door : new String[] {"join/", "resign/", "complete/", "share/", "reset/"}) {
            assertThat(alice.api().post(game + door).text()).as(door).isEqualTo(unknown.text());
        }
        assertThat(alice.api().post(game + "move/", Map.of("position", 4)).text())
                .isEqualTo(unknown.text());
        assertThat(alice.api().get(game + "moves/").text()).isEqualTo(unknown.text());
        assertThat(bob.api().get(game).status()).isEqualTo(200);
    }

    @Test
    void keepsTheBlockedFromTheBoard() {
        var game = opened(bob);
        try (var before = alice.socket("/ws/game/" + game + "/")) {
            before.next("game_update");
        }

        block(bob, alice);

        try (var blocked = alice.socket("/ws/game/" + game + "/");
                var unknown = alice.socket("/ws/game/" + NOBODY + "/")) {
            assertThat(blocked.awaitClose()).isEqualTo(unknown.awaitClose());
        }
    }

    @Test
    void hidesTheGamesOfTheBlockedFromTheBlockerToo() {
        var game = "/api/games/" + opened(alice) + "/";

        block(bob, alice);

        assertThat(openGames(bob)).isEqualTo("[]");
        assertThat(bob.api().post(game + "join/").status()).isEqualTo(404);
        assertThat(bob.api().delete("/api/friends/" + alice.id() + "/block/").status())
                .isEqualTo(204);
        assertThat(bob.api().post(game + "join/").status()).isEqualTo(200);
    }

    @Test
    void letsTheTwoFinishTheirGameButOffersNoRematch() {
        var game = opened(bob);
        assertThat(alice.api().post("/api/games/" + game + "/join/").status()).isEqualTo(200);

        block(bob, alice);

        assertThat(alice.api().get("/api/games/" + game + "/").status()).isEqualTo(200);
        assertThat(bob.api().post("/api/games/" + game + "/resign/").status()).isEqualTo(200);
        try (var board = alice.socket("/ws/game/" + game + "/")) {
            board.next("game_update");
            board.send("{\"type\":\"rematch_request\"}");
            assertThat(board.next("error").path("code").asString()).isEqualTo("no_opponent");
        }
    }

    @Test
    void countsNoGamesAgainstTheBlocker() {
        var game = opened(bob);
        alice.api().post("/api/games/" + game + "/join/");
        alice.api().post("/api/games/" + game + "/resign/");
        var path = "/api/users/" + bob.id() + "/head-to-head/";
        assertThat(alice.api().get(path).status()).isEqualTo(200);

        block(bob, alice);

        assertThat(alice.api().get(path).status()).isEqualTo(404);
        assertThat(alice.api().get(path).text())
                .isEqualTo(alice.api()
                        .get("/api/users/" + NOBODY + "/head-to-head/")
                        .text());
    }

    @Test
    void closesTheLobbyOfTheirGameForBoth() {
        var game = opened(bob);
        alice.api().post("/api/games/" + game + "/join/");
        var path = "/ws/chat/lobby/" + game + "/";
        try (var one = alice.socket(path);
                var other = bob.socket(path)) {
            one.next("history");
            other.next("history");

            block(bob, alice);

            assertThat(one.awaitClose().code()).isEqualTo(CloseCode.NOT_FOUND.code());
            assertThat(other.awaitClose().code()).isEqualTo(CloseCode.NOT_FOUND.code());
        }
        assertThat(closeOf(alice, path)).isEqualTo(CloseCode.NOT_FOUND.code());
        assertThat(closeOf(bob, path)).isEqualTo(CloseCode.NOT_FOUND.code());
    }

    @Test
    void showsTheLobbyOfTheBlockersGameLikeThatOfAnUnknownOne() {
        var path = "/ws/chat/lobby/" + opened(bob) + "/";
        assertThat(closeOf(alice, path)).isEqualTo(CloseCode.FORBIDDEN.code());

        block(bob, alice);

        assertThat(closeOf(alice, path)).isEqualTo(closeOf(alice, "/ws/chat/lobby/" + NOBODY + "/"));
    }

    @Test
    void startsNoGameOfTheTwoInAnOpenRoom() {
        block(bob, alice);
        try (var one = alice.socket("/ws/chat/lobby/room/");
                var other = bob.socket("/ws/chat/lobby/room/")) {
            one.next("history");
            other.next("history");
            one.send("{\"type\":\"start_game\"}");
            assertThat(one.next("error").path("code").asString()).isEqualTo("needs_two_players");
        }
    }

    @Test
    void namesTheBlockedOnlyToWhoHasPlayedWithThem() {
        var carol = live.person("Carol");
        alice.api().post("/api/games/" + opened(bob) + "/join/");
        try (var one = bob.socket("/ws/chat/lobby/room/");
                var other = carol.socket("/ws/chat/lobby/room/")) {
            one.next("history");
            other.next("history");
            one.send("{\"type\":\"start_game\"}");
            other.next("game_start_acknowledgment");
        }
        opened(alice);

        for (var other : List.of(alice, carol)) {
            block(bob, other);
            block(other, bob);
        }
        block(carol, alice);

        assertThat(names(bob)).containsExactly("Alice", "Carol");
        assertThat(names(alice)).containsExactly("Bob");
        assertThat(names(carol)).containsExactly("User " + alice.id(), "Bob");
    }

    private static List<String> names(Person user) {
        return user.api()
                .get("/api/friends/blocked/")
                .json()
                .valueStream()
                .map(one -> one.path("first_name").asString())
                .toList();
    }

    @Test
    void sendsTheOtherAwayFromTheBoardAtTheBlock() {
        var path = "/ws/game/" + opened(bob) + "/";
        try (var onlooker = alice.socket(path);
                var player = bob.socket(path)) {
            onlooker.next("game_update");
            player.next("game_update");

            block(bob, alice);

            assertThat(onlooker.awaitClose().code()).isEqualTo(CloseCode.NOT_FOUND.code());
            player.send("{\"type\":\"sync\"}");
            player.next("game_update");
        }
    }

    @Test
    void hidesOnlookersFromEachOtherFromTheBlockOn() {
        var carol = live.person("Carol");
        var path = "/ws/game/" + opened(carol) + "/";
        try (var player = carol.socket(path);
                var one = alice.socket(path);
                var other = bob.socket(path)) {
            for (var socket : List.of(player, one, other)) {
                awaitNames(socket, "Alice", "Bob", "Carol");
            }

            block(bob, alice);

            awaitNames(one, "Alice", "Carol");
            awaitNames(other, "Bob", "Carol");
        }
        try (var player = carol.socket(path);
                var one = alice.socket(path)) {
            awaitNames(one, "Alice", "Carol");
            try (var other = bob.socket(path)) {
                awaitNames(other, "Bob", "Carol");
                awaitNames(player, "Alice", "Bob", "Carol");
            }
        }
    }

    @Test
    void leavesTheTwoVisibleToEachOtherInTheirOwnGame() {
        var game = opened(bob);
        alice.api().post("/api/games/" + game + "/join/");
        var path = "/ws/game/" + game + "/";
        try (var one = alice.socket(path);
                var other = bob.socket(path)) {
            awaitNames(one, "Alice", "Bob");
            awaitNames(other, "Alice", "Bob");

            block(bob, alice);

            var carol = live.person("Carol");
            try (var onlooker = carol.socket(path)) {
                for (var socket : List.of(onlooker, one, other)) {
                    awaitNames(socket, "Alice", "Bob", "Carol");
                }
            }
        }
    }

    private static void awaitNames(WsClient socket, String... names) {
        while (!names(socket).equals(Set.of(names))) {
            // An older list.
        }
    }

    private static Set<String> names(WsClient socket) {
        return socket.next("update_player_list")
                .path("players")
                .valueStream()
                .map(one -> one.path("first_name").asString())
                .collect(Collectors.toSet());
    }

    @Test
    void endsTheOfferOfARematchThatWaits() {
        var game = opened(bob);
        alice.api().post("/api/games/" + game + "/join/");
        alice.api().post("/api/games/" + game + "/resign/");
        try (var asking = alice.socket("/ws/game/" + game + "/");
                var asked = bob.socket("/ws/game/" + game + "/")) {
            asking.next("game_update");
            asked.next("game_update");
            asking.send("{\"type\":\"rematch_request\"}");
            asked.next("rematch_offer");

            block(bob, alice);

            asking.next("rematch_expired");
            asked.next("rematch_expired");
            assertThat(bob.api()
                            .delete("/api/friends/" + alice.id() + "/block/")
                            .status())
                    .isEqualTo(204);
            asked.send("{\"type\":\"rematch_accept\"}");
            assertThat(asked.next("error").path("code").asString()).isEqualTo("no_rematch_offer");
        }
    }

    private static int closeOf(Person user, String path) {
        try (var socket = user.socket(path)) {
            return socket.awaitClose().code();
        }
    }

    private static long opened(Person by) {
        return by.api()
                .post("/api/games/", Map.of("is_open", true, "watchable", true))
                .json()
                .path("id")
                .asLong();
    }

    private static String openGames(Person user) {
        return user.api().get("/api/games/open-games/").text();
    }

    private static void block(Person by, Person whom) {
        assertThat(by.api().post("/api/friends/" + whom.id() + "/block/").status())
                .isEqualTo(204);
    }
}
