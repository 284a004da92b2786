package dev.parlor.verify.checks;

import dev.parlor.verify.client.CheckFailed;
import dev.parlor.verify.client.ClientSocket;
import dev.parlor.verify.client.TestUsers;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Plays a whole game: both players see every version once, and the same board.
public record GameCheck(TestUsers party) implements VerifyCheck {
    /// The first player completes the upper row with the last of these.
    private static final List<Integer> MOVES = List.of(0, 3, 1, 4, 2);

    @Override
    public String run() throws InterruptedException {
        var id = party.alice()
                .post("/api/games/", Map.of("is_ai_game", false))
                .expect(201)
                .json()
                .path("id")
                .asLong(0);
        party.bob().post("/api/games/" + id + "/join/", Map.of()).expect(200);
        try (var x = party.alice().socket("/ws/game/" + id + "/");
                var o = party.bob().socket("/ws/game/" + id + "/")) {
            play(x, o);
        }
        return "";
    }

    private static void play(ClientSocket x, ClientSocket o) throws InterruptedException {
        var update = x.next("game_update");
        o.next("game_update");
        for (var position : MOVES) {
            var isX = update.path("current_turn").asString("").equals("X");
            var version = update.path("version").asLong(0);
            (isX ? x : o).send(Map.of("type", "move", "position", position, "version", version));
            update = x.next("game_update");
            check(update, version + 1, x);
            var other = o.next("game_update");
            check(other, version + 1, o);
            if (!other.path("board_state").equals(update.path("board_state"))) {
                throw CheckFailed.failed("The two players see different boards at version " + (version + 1) + ".");
            }
        }
        if (!update.path("is_completed").asBoolean(false)) {
            throw CheckFailed.failed("A row of three did not end the game: is this Parlor, and which version?");
        }
    }

    private static void check(JsonNode update, long version, ClientSocket socket) {
        if (update.path("version").asLong(0) != version) {
            throw CheckFailed.failed(socket.name() + " brought version "
                    + update.path("version").asLong(0) + " of the game instead of " + version
                    + ": changes are lost or duplicated on the way.");
        }
    }
}
