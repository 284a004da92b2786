package dev.parlor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.LiveNode;
import dev.parlor.testkit.LiveNode.Person;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Lobbies over real sockets: whatever is written down about them really comes.
class LobbyContractIT {
    private static final String ADDRESS = "/ws/chat/lobby/{lobby_name}/";
    private static final String ROOM = "/ws/chat/lobby/green-room_1.a/";
    private static final String START = "{\"type\":\"start_game\"";

    private LiveNode live;
    private Person alice;
    private Person bob;
    private Person carol;

    @Test
    void everythingThatIsWrittenDownReallyComes() {
        try (var node = LiveNode.start(Map.of("LIMITS_SCALE", "1", "LIMIT_UNFINISHED_GAMES", "20"))) {
            live = node;
            alice = live.person("Alice");
            bob = live.person("Bob");
            carol = live.person("Carol");
            var manners = new SocketManners(live, ROOM, alice);
            manners.shakesHands();
            keepsOthersOut();
            chats();
            startsAGame();
            startsItsOwnGame();
            waitsForTheInvite();
            hasTooManyGames();
            manners.survivesNonsense("{\"type\":\"chat_message\",\"message\":\"hi\"");
            manners.refusesAUsedId(START);
            manners.endsWithItsSession();
            Coverage.of(live.contract()).ofHandshake(ADDRESS).isComplete();
            Coverage.of(live.contract())
                    .ofFrames(ADDRESS)
                    // Takes a day's messages; its frame is checked in MessageRatesTest.
                    .except("error too_many_messages")
                    // Need a minute of silence, a client that never reads, a bug and a shutdown.
                    .except("close 1001", "close 1012", "close 4408", "close 4500")
                    .isComplete();
        }
    }

    private void keepsOthersOut() {
        assertThat(closed("/ws/chat/lobby/999999/", alice)).isEqualTo(4404);
        assertThat(closed("/ws/chat/lobby/99999999999999999999999/", alice)).isEqualTo(4404);
        var game = alice.api().post("/api/games/", Map.of()).json().path("id").asLong();
        assertThat(closed("/ws/chat/lobby/" + game + "/", bob)).isEqualTo(4403);
        for (var name : new String[] {"a%20b", "a%2Fb", "%C3%A4", "a".repeat(100)}) {
            assertThat(new SocketManners(live, "/ws/chat/lobby/" + name + "/", alice).status("X: y"))
                    .as(name)
                    .isEqualTo(404);
        }
    }

    private void chats() {
        try (var hers = alice.socket(ROOM)) {
            assertThat(hers.next().path("message").asString()).isEqualTo("Welcome to the chat lobby, Alice!");
            assertThat(hers.next("update_player_list")
                            .path("players")
                            .path(0)
                            .path("id")
                            .asLong())
                    .isEqualTo(alice.id());
            assertThat(hers.next("history").path("messages")).isEmpty();
            SocketManners.refused(hers, START + "}", "needs_two_players");
            hers.send("{\"type\":\"chat_message\",\"message\":\"  hi  \",\"id\":\"m1\"}");
            var told = hers.next("chat_message").path("message");
            assertThat(told.path("content").asString()).isEqualTo("hi");
            assertThat(told.path("sender").asString()).isEqualTo("Alice");
            hers.next("ack");
            hers.send("{\"type\":\"chat_message\",\"message\":\" \"}");
            assertThat(hers.next("error").path("message").asString()).isEqualTo("Message cannot be empty.");
            hers.send("{\"type\":\"chat_message\",\"message\":7}");
            assertThat(hers.next("error").path("message").asString()).isEqualTo("Message must be a string.");
            hers.send("{\"type\":\"chat_message\",\"message\":\"" + "x".repeat(251) + "\"}");
            assertThat(hers.next("error").path("message").asString())
                    .isEqualTo("Message is too long. Max 250 characters.");
            try (var his = bob.socket("/ws/chat/lobby/green-room_1.a")) {
                assertThat(his.next("history").path("messages").path(0)).isEqualTo(told);
                his.send("{\"type\":\"leave_lobby\"}");
                assertThat(his.next("leave_lobby_success").path("message").asString())
                        .isEqualTo("You have successfully left the lobby");
                assertThat(his.awaitClose().code()).isEqualTo(1000);
            }
        }
    }

    private void startsAGame() {
        try (var hers = alice.socket(ROOM);
                var his = bob.socket(ROOM)) {
            his.next("history");
            hers.next("history");
            SocketManners.refused(hers, "{\"type\":\"ready\",\"ready\":7}", "bad_field");
            hers.send("{\"type\":\"ready\",\"ready\":true}");
            while (!his.next("update_player_list").at("/players/0/ready").asBoolean()) {
                // The list before it.
            }
            hers.send(START + "}");
            var begun = his.next("game_start_acknowledgment");
            his.send(START + "}");
            assertThat(his.next("game_start_acknowledgment")).isEqualTo(begun);
            var game = "/api/games/" + begun.path("game_id").asLong() + "/";
            assertThat(alice.api().get(game).json().path("current_turn")).isEqualTo(begun.path("current_turn"));
            assertThat(carol.api().get(game).status()).isEqualTo(404);
            try (var hers2 = alice.socket(ROOM)) {
                assertThat(hers2.next("game_start_acknowledgment")).isEqualTo(begun);
            }
            alice.api().post(game + "resign/");
            his.send(START + "}");
            assertThat(hers.next("game_start_acknowledgment")).isEqualTo(begun);
            assertThat(hers.next("game_start_acknowledgment").path("game_id").asLong())
                    .isGreaterThan(begun.path("game_id").asLong());
        }
    }

    private void startsItsOwnGame() {
        var game = alice.api().post("/api/games/", Map.of()).json().path("id").asLong();
        bob.api().post("/api/games/" + game + "/join/");
        var path = "/ws/chat/lobby/" + game + "/";
        try (var hers = alice.socket(path);
                var his = bob.socket(path)) {
            his.next("history");
            hers.next("history");
            hers.send(START + "}");
            assertThat(his.next("game_start_acknowledgment").path("game_id").asLong())
                    .isEqualTo(game);
            alice.api().post("/api/games/" + game + "/resign/");
            SocketManners.refused(his, START + "}", "game_over");
        }
    }

    private void hasTooManyGames() {
        while (carol.api().post("/api/games/", Map.of("is_ai_game", true)).status() == 201) {
            // Until she has as many as one may have.
        }
        try (var hers = carol.socket("/ws/chat/lobby/full");
                var his = bob.socket("/ws/chat/lobby/full")) {
            his.next("history");
            hers.next("history");
            SocketManners.refused(his, START + "}", "too_many_games");
        }
    }

    private void waitsForTheInvite() {
        alice.api().post("/api/friends/", Map.of("to_user_email", bob.email()));
        bob.api().post("/api/friends/", Map.of("to_user_email", alice.email()));
        var invite = alice.api()
                .post("/api/invites/", Map.of("to_user_id", bob.id()))
                .json();
        var path = "/ws/chat/lobby/" + invite.path("lobbyId").asString() + "/";
        try (var hers = alice.socket(path);
                var his = bob.socket(path)) {
            his.next("history");
            hers.next("history");
            SocketManners.refused(his, START + "}", "waiting_for_opponent");
            bob.api()
                    .post("/api/invites/"
                            + invite.path("invite").path("inviteId").asString() + "/decline/");
            assertThat(hers.awaitClose().code()).isEqualTo(4404);
            assertThat(his.awaitClose().code()).isEqualTo(4404);
        }
    }

    private int closed(String path, Person who) {
        return new SocketManners(live, path, who).closedFor(who);
    }
}
