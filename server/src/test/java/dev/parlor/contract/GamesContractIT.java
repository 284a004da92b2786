package dev.parlor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.Api.Answer;
import dev.parlor.testkit.LiveNode;
import dev.parlor.testkit.LiveNode.Person;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Games, from the first move to the last: whatever is written down about them really comes.
class GamesContractIT {
    private LiveNode live;
    private Person alice;
    private Person bob;
    private Person carol;

    @Test
    void everyAnswerThatIsWrittenDownReallyComes() {
        try (var node = LiveNode.start(Map.of("LIMITS_SCALE", "50", "LIMIT_UNFINISHED_GAMES", "1"))) {
            live = node;
            alice = live.person("Alice");
            bob = live.person("Bob");
            carol = live.person("Carol");
            createsAndLists();
            joins();
            playsToTheEnd();
            givesUp();
            playsTheComputer();
            looksBack();
            hasTooMany();
            asksForWhatIsNotThere();
            Coverage.of(live.contract())
                    .ofOperationsTagged("games")
                    // Needs two writers in one moment; tests of the store have it.
                    .except("POST /api/games/{id}/reset/ 400")
                    .isComplete();
        }
    }

    private void createsAndLists() {
        var hidden = created(Map.of("open", false, "watchable", false));
        expect(200, alice.api().get(path(hidden, "")));
        expect(404, bob.api().get(path(hidden, "")));
        created(Map.of("is_ai_game", "Computer", "difficulty", "easy"));
        created(Map.of("game_type", "tic_tac_toe"));
        expect(400, alice.api().post("/api/games/", Map.of("game_type", "chess", "difficulty", "godlike")));
        expect(200, alice.api().get("/api/games/?status=active&limit=1"));
        expect(200, alice.api().get("/api/games/?status=completed&before=1"));
        expect(400, alice.api().get("/api/games/?status=lost&before=x&limit=0"));
        expect(200, bob.api().get("/api/games/open-games/"));
    }

    private void looksBack() {
        var game = joined();
        var rivals = "/api/users/" + bob.id() + "/head-to-head/";
        expect(401, live.api().get(path(game, "moves/")));
        expect(401, live.api().post(path(game, "share/")));
        expect(401, live.api().get(rivals));
        expect(409, alice.api().post(path(game, "share/")));
        expect(200, bob.api().post(path(game, "resign/")));
        expect(200, carol.api().get(path(game, "moves/")));
        expect(403, carol.api().post(path(game, "share/")));
        expect(200, alice.api().post(path(game, "share/")));
        expect(200, alice.api().get(rivals));
        expect(404, carol.api().get(rivals));
        expect(404, alice.api().get("/api/games/424242/moves/"));
        expect(404, alice.api().post("/api/games/424242/share/"));
    }

    private void joins() {
        var game = created(Map.of());
        expect(400, alice.api().post(path(game, "move/"), Map.of("position", 0)));
        expect(400, alice.api().post(path(game, "join/")));
        expect(200, bob.api().post(path(game, "join/")));
        expect(200, bob.api().post(path(game, "join/")));
        expect(400, carol.api().post(path(game, "join/")));
        expect(403, bob.api().post(path(created(Map.of("open", false)), "join/")));
        expect(404, bob.api().post(path(created(Map.of("open", false, "watchable", false)), "join/")));
    }

    private void playsToTheEnd() {
        var game = joined();
        var aliceBegins = game.path("current_turn").asString().equals("X");
        var first = aliceBegins ? alice : bob;
        var second = aliceBegins ? bob : alice;
        expect(400, second.api().post(path(game, "move/"), Map.of("position", 0)));
        expect(400, first.api().post(path(game, "move/"), Map.of("position", 0, "version", 1)));
        expect(400, first.api().post(path(game, "move/"), Map.of("position", 9)));
        expect(400, first.api().post(path(game, "move/"), Map.of("position", "centre")));
        expect(400, first.api().post(path(game, "move/"), Map.of("version", "new")));
        expect(403, carol.api().post(path(game, "move/"), Map.of("position", 0)));
        expect(403, carol.api().post(path(game, "complete/")));
        expect(409, alice.api().post(path(game, "complete/")));
        expect(200, first.api().post(path(game, "move/"), Map.of("position", "0", "version", "2")));
        expect(400, second.api().post(path(game, "move/"), Map.of("position", 0)));
        for (var position : List.of(3, 1, 4)) {
            var mover = position == 1 ? first : second;
            expect(200, mover.api().post(path(game, "move/"), Map.of("position", position)));
        }
        var won = first.api().post(path(game, "move/"), Map.of("position", 2));
        expect(200, won);
        assertThat(won.json().path("winning_combination")).hasSize(3);
        expect(400, second.api().post(path(game, "move/"), Map.of("position", 5)));
        expect(200, alice.api().post(path(game, "complete/")));
        expect(409, alice.api().post(path(game, "reset/")));
        expect(200, carol.api().get(path(game, "")));
    }

    private void givesUp() {
        var game = joined();
        expect(403, carol.api().post(path(game, "resign/")));
        expect(403, carol.api().post(path(game, "reset/")));
        expect(200, bob.api().post(path(game, "resign/")));
        expect(400, bob.api().post(path(game, "resign/")));
        var lonely = created(Map.of());
        expect(200, alice.api().post(path(lonely, "resign/")));
        expect(400, bob.api().post(path(lonely, "join/")));
    }

    private void playsTheComputer() {
        var game = created(Map.of("is_ai_game", true, "difficulty", "hard", "watchable", true));
        expect(409, alice.api().post(path(game, "reset/")));
        expect(404, bob.api().get(path(game, "")));
        var state = game;
        while (!state.path("is_completed").asBoolean()) {
            var free = state.path("board_state").asString().indexOf('_');
            var moved = alice.api().post(path(game, "move/"), Map.of("position", free));
            expect(200, moved);
            state = moved.json();
        }
        expect(200, alice.api().post(path(game, "reset/")));
    }

    private void hasTooMany() {
        var over = created(Map.of("is_ai_game", true));
        expect(200, alice.api().post(path(over, "resign/")));
        var open = bob.api().post("/api/games/").json();
        while (alice.api().post("/api/games/", Map.of("is_ai_game", true)).status() == 201) {
            // Until she has as many as one may have.
        }
        expect(409, alice.api().post("/api/games/"));
        expect(409, alice.api().post(path(open, "join/")));
        expect(409, alice.api().post(path(over, "reset/")));
    }

    private void asksForWhatIsNotThere() {
        for (var operation : live.contract().rest().operations()) {
            if (operation.path().startsWith("/api/games/")) {
                var path = operation.path().replace("{id}", "999999");
                var body = Optional.<Object>of(Map.of("position", 4)).filter(some -> operation.hasBody());
                expect(401, live.api().send(operation.method(), path, body));
                if (operation.path().contains("{id}")) {
                    expect(404, carol.api().send(operation.method(), path, body));
                }
            }
        }
    }

    private JsonNode created(Map<String, Object> wanted) {
        var answer = alice.api().post("/api/games/", wanted);
        expect(201, answer);
        return answer.json();
    }

    private JsonNode joined() {
        var answer = bob.api().post(path(created(Map.of()), "join/"));
        expect(200, answer);
        return answer.json();
    }

    private static String path(JsonNode game, String rest) {
        return "/api/games/" + game.path("id").asLong() + "/" + rest;
    }

    private static void expect(int status, Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    }
}
