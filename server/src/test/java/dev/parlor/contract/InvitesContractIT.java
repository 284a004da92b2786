package dev.parlor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.Api.Answer;
import dev.parlor.testkit.Eventually;
import dev.parlor.testkit.LiveNode;
import dev.parlor.testkit.LiveNode.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Invites, over REST and at the board: whatever is written down about them really comes.
class InvitesContractIT {
    private LiveNode live;
    private Person alice;
    private Person bob;
    private Person carol;

    @Test
    void everyAnswerThatIsWrittenDownReallyComes() {
        try (var node = LiveNode.start(Map.of("LIMITS_SCALE", "20", "LIMIT_UNFINISHED_GAMES", "1"))) {
            people(node);
            asks();
            answers();
            lists();
            hasTooManyGames();
            Coverage.of(live.contract()).ofOperationsTagged("invites").isComplete();
        }
    }

    @Test
    void expiresByItself() {
        try (var node = LiveNode.start(Map.of("INVITE_LIFETIME", "1s"))) {
            people(node);
            var invite = sent();
            var path = path(invite, "accept/");
            Eventually.holds(() -> alice.api()
                            .get("/api/games/" + invite.path("lobbyId").asString() + "/")
                            .status()
                    == 404);
            refused("Invite expired.", "invite_expired", bob.api().post(path));
            refused("Invite expired.", "invite_expired", alice.api().post(path(invite, "cancel/")));
            assertThat(close(bob, invite, true)).isEqualTo(4408);
            assertThat(close(bob, invite, false)).isEqualTo(4404);
        }
    }

    @Test
    void sendsNoMoreThanThirtyInTenMinutes() {
        try (var node = LiveNode.start(Map.of("LIMITS_SCALE", "1"))) {
            people(node);
            for (var i = 0; i < 30; i++) {
                expect(i == 0 ? 201 : 200, invite(bob));
            }
            var answer = invite(bob);
            expect(429, answer);
            assertThat(answer.header("Retry-After")).isPresent();
        }
    }

    @Test
    void showsAStrangerNothingOfAnInviteAndItsGame() {
        try (var node = LiveNode.start()) {
            people(node);
            var invite = sent();
            var game = "/api/games/" + invite.path("lobbyId").asString() + "/";
            for (var accepted : List.of(false, true)) {
                if (accepted) {
                    expect(200, bob.api().post(path(invite, "accept/")));
                }
                var answers = new ArrayList<Answer>();
                for (var verb : List.of("accept/", "decline/", "cancel/")) {
                    answers.add(carol.api().post(path(invite, verb)));
                }
                for (var verb : List.of("move/", "join/", "resign/", "reset/", "complete/")) {
                    answers.add(carol.api().post(game + verb, Map.of("position", 0)));
                }
                answers.add(carol.api().get(game));
                assertThat(answers).allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(404);
                    assertThat(answer.text()).doesNotContain("Alice").doesNotContain("Bob");
                });
                assertThat(carol.api().get("/api/invites/inbox/?status=&role=").json())
                        .isEmpty();
                assertThat(carol.api().get("/api/games/").json()).isEmpty();
                assertThat(close(carol, invite, true)).isEqualTo(4403);
                assertThat(close(carol, invite, false)).isEqualTo(4403);
            }
        }
    }

    private void people(LiveNode node) {
        live = node;
        alice = live.person("Alice");
        bob = live.person("Bob");
        carol = live.person("Carol");
        befriend(alice, bob);
    }

    private void asks() {
        expect(401, live.api().post("/api/invites/", Map.of("to_user_id", bob.id())));
        refusedTo("This field is required.", alice.api().post("/api/invites/"));
        refusedTo("A valid integer is required.", alice.api().post("/api/invites/", Map.of("to_user_id", "Bob")));
        refusedTo("You cannot invite yourself.", invite(alice));
        refusedTo("Recipient user does not exist.", alice.api().post("/api/invites/", Map.of("to_user_id", 999_999)));
        refusedTo("You can only invite friends.", invite(carol));
        var chess = Map.of("to_user_id", bob.id(), "game_type", "chess");
        refused(
                "Unsupported game_type: chess",
                "unsupported_game_type",
                alice.api().post("/api/invites/", chess));
        expect(400, alice.api().post("/api/invites/", Map.of("to_user_id", bob.id(), "game_type", List.of())));
        var sent = alice.api().post("/api/invites/", Map.of("to_user_id", Long.toString(bob.id())));
        expect(201, sent);
        assertThat(sent.json().path("lobbyId").asString())
                .isEqualTo(sent.json().path("invite").path("lobbyId").asString());
        var again = invite(bob);
        expect(200, again);
        assertThat(again.json()).isEqualTo(sent.json());
        waits(sent.json().path("invite"));
        expect(200, alice.api().post(path(sent.json().path("invite"), "cancel/")));
    }

    /// The game of an invite that is not accepted yet can be seen by both, and played by nobody.
    private void waits(JsonNode invite) {
        var game = "/api/games/" + invite.path("lobbyId").asString() + "/";
        for (var player : List.of(alice, bob)) {
            var shown = player.api().get(game).json();
            assertThat(shown.path("open").asBoolean() || shown.path("watchable").asBoolean())
                    .isFalse();
            var moved = player.api().post(game + "move/", Map.of("position", 4));
            expect(400, moved);
            assertThat(moved.json().path("code").asString()).isEqualTo("waiting_for_opponent");
            expect(400, player.api().post(game + "resign/"));
        }
    }

    private void answers() {
        var accepted = sent();
        for (var verb : List.of("accept/", "decline/", "cancel/")) {
            expect(401, live.api().post(path(accepted, verb)));
            expect(404, carol.api().post(path(accepted, verb)));
            expect(404, alice.api().post("/api/invites/" + UUID.randomUUID() + "/" + verb));
            expect(404, alice.api().post("/api/invites/1/" + verb));
        }
        for (var verb : List.of("accept", "decline")) {
            var theirs = alice.api().post(path(accepted, verb + "/"));
            expect(403, theirs);
            assertThat(theirs.json().path("detail").asString())
                    .isEqualTo("Only the invited user may " + verb + " this invite.");
        }
        expect(403, bob.api().post(path(accepted, "cancel/")));
        assertThat(close(bob, accepted, true)).isEqualTo(4403);
        var answer = bob.api().post(path(accepted, "accept/"));
        expect(200, answer);
        assertThat(bob.api().post(path(accepted, "accept/")).json()).isEqualTo(answer.json());
        plays(accepted);

        var declined = sent();
        expect(200, bob.api().post(path(declined, "decline/")));
        refused("Invite already declined.", "invite_declined", bob.api().post(path(declined, "accept/")));
        refused("Invite already declined.", "invite_declined", alice.api().post(path(declined, "cancel/")));
        refused("Invite already accepted.", "invite_accepted", bob.api().post(path(accepted, "decline/")));
        expect(404, alice.api().get("/api/games/" + declined.path("lobbyId").asString() + "/"));
    }

    private void plays(JsonNode invite) {
        try (var board = bob.socket(board(invite, true))) {
            var turn = board.next("game_update").path("current_turn").asString();
            var mover = turn.equals("X") ? alice : bob;
            expect(
                    200,
                    mover.api()
                            .post("/api/games/" + invite.path("lobbyId").asString() + "/move/", Map.of("position", 4)));
            assertThat(board.next("game_update").path("version").asInt()).isEqualTo(2);
        }
    }

    private void hasTooManyGames() {
        var waiting = bob.api().get("/api/invites/inbox/").json().path(0);
        for (var player : List.of(alice, bob)) {
            while (player.api().post("/api/games/", Map.of("is_ai_game", true)).status() == 201) {
                // Until there are as many as one may have.
            }
        }
        expect(409, bob.api().post(path(waiting, "accept/")));
        expect(200, alice.api().post(path(waiting, "cancel/")));
        expect(201, alice.api().post("/api/games/", Map.of("is_ai_game", true)));
        expect(409, invite(bob));
    }

    private void lists() {
        expect(401, live.api().get("/api/invites/inbox/"));
        expect(400, bob.api().get("/api/invites/inbox/?status=open&role=me"));
        var pending = sent();
        var found =
                bob.api().get("/api/invites/inbox/?status=pending&role=to_user").json();
        assertThat(found).hasSize(1);
        assertThat(found.path(0)).isEqualTo(pending);
        assertThat(bob.api()
                        .get("/api/invites/inbox/?status=pending&role=from_user")
                        .json())
                .isEmpty();
        assertThat(bob.api().get("/api/invites/inbox/").json()).isEqualTo(found);
        assertThat(alice.api().get("/api/invites/inbox/").json()).isEmpty();
        assertThat(alice.api().get("/api/invites/inbox/?role=").json()).isEqualTo(found);
        assertThat(alice.api().get("/api/invites/inbox/?status=").json()).isEmpty();
        assertThat(bob.api().get("/api/invites/inbox/?status=").json()).hasSize(4);
        assertThat(alice.api().get("/api/invites/inbox/?status=&role=").json()).hasSize(4);
    }

    private static void befriend(Person one, Person other) {
        one.api().post("/api/friends/", Map.of("to_user_email", other.email()));
        other.api().post("/api/friends/", Map.of("to_user_email", one.email()));
    }

    private JsonNode sent() {
        var answer = invite(bob);
        expect(201, answer);
        return answer.json().path("invite");
    }

    private Answer invite(Person whom) {
        return alice.api().post("/api/invites/", Map.of("to_user_id", whom.id()));
    }

    private static int close(Person who, JsonNode invite, boolean shown) {
        try (var socket = who.socket(board(invite, shown))) {
            return socket.awaitClose().code();
        }
    }

    private static String board(JsonNode invite, boolean shown) {
        return "/ws/game/" + invite.path("lobbyId").asString() + "/"
                + (shown ? "?invite=" + invite.path("inviteId").asString() : "");
    }

    private static String path(JsonNode invite, String verb) {
        return "/api/invites/" + invite.path("inviteId").asString() + "/" + verb;
    }

    private static void refusedTo(String sentence, Answer answer) {
        expect(400, answer);
        assertThat(answer.json().path("to_user_id").path(0).asString()).isEqualTo(sentence);
    }

    private static void refused(String sentence, String code, Answer answer) {
        expect(400, answer);
        assertThat(answer.json().path("detail").asString()).isEqualTo(sentence);
        assertThat(answer.json().path("code").asString()).isEqualTo(code);
    }

    private static void expect(int status, Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    }
}
