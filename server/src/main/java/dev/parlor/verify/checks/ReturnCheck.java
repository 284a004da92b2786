package dev.parlor.verify.checks;

import dev.parlor.verify.client.CheckFailed;
import dev.parlor.verify.client.TestAccount;
import dev.parlor.verify.client.TestUsers;
import dev.parlor.verify.client.VerifyEndpoint;
import java.util.Map;

/// Checks that a player who was away sees the current game and can play on.
public record ReturnCheck(TestUsers party) implements VerifyCheck {
    @Override
    public String run() throws InterruptedException {
        var game = party.alice()
                .post("/api/games/", Map.of("is_ai_game", false))
                .expect(201)
                .json();
        var path = "/ws/game/" + game.path("id").asLong(0) + "/";
        party.bob()
                .post("/api/games/" + game.path("id").asLong(0) + "/join/", Map.of())
                .expect(200);
        var aliceBegins = game.path("current_turn").asString("").equals("X");
        var mover = aliceBegins ? party.alice() : party.bob();
        var away = aliceBegins ? party.bob() : party.alice();
        try (var line = away.socket(path)) {
            line.next("game_update");
        }
        try (var moving = mover.socket(path)) {
            var version = moving.next("game_update").path("version").asLong(0) + 1;
            moving.send(Map.of("type", "move", "position", 4));
            moving.next("game_update");
            for (var entrance : new VerifyEndpoint[] {away.at(), mover.at()}) {
                comeBack(away.at(entrance), path, version);
            }
            try (var line = away.socket(path)) {
                line.next("game_update");
                line.send(Map.of("type", "move", "position", 0, "version", version));
                moving.next("game_update");
            }
        }
        return "";
    }

    private static void comeBack(TestAccount away, String path, long version) throws InterruptedException {
        try (var line = away.socket(path)) {
            var seen = line.next("game_update").path("version").asLong(0);
            if (seen != version) {
                throw CheckFailed.failed(line.name() + " showed version " + seen
                        + " of the game to a player who came back," + " but the game is at " + version + ".");
            }
        }
    }
}
