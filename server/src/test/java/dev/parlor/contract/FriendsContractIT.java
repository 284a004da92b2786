package dev.parlor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.Api.Answer;
import dev.parlor.testkit.LiveNode;
import dev.parlor.testkit.LiveNode.Person;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Friends, from the first request to the block: whatever is written down about them really comes.
class FriendsContractIT {
    private LiveNode live;
    private Person alice;
    private Person bob;
    private Person carol;

    @Test
    void everyAnswerThatIsWrittenDownReallyComes() {
        try (var node = LiveNode.start()) {
            live = node;
            alice = live.person("Alice");
            bob = live.person("Bob");
            carol = live.person("Carol");
            asks();
            answers();
            ends();
            blocks();
            blocksOfStrangers();
            tooManyBlocks();
            Coverage.of(live.contract()).ofOperationsTagged("friends").isComplete();
        }
    }

    @Test
    void asksNoMoreThanThirtyTimesAnHour() {
        try (var node = LiveNode.start(Map.of("LIMITS_SCALE", "1"))) {
            live = node;
            alice = live.person("Alice");
            for (var i = 0; i < 30; i++) {
                refused("User not found.", ask(alice, "nobody" + i + "@example.com"));
            }
            var answer = ask(alice, "nobody@example.com");
            assertThat(answer.status()).isEqualTo(429);
            assertThat(answer.header("Retry-After")).isPresent();
        }
    }

    private void asks() {
        expect(401, live.api().get("/api/friends/"));
        expect(401, live.api().get("/api/friends/friends/"));
        expect(401, live.api().get("/api/friends/pending/"));
        expect(401, live.api().post("/api/friends/", Map.of("to_user_email", bob.email())));
        expect(400, alice.api().post("/api/friends/", Map.of()));
        expect(400, ask(alice, "bob"));
        refused("User not found.", ask(alice, "nobody@example.com"));
        refused(
                "You cannot send a friend request to yourself.",
                ask(alice, alice.email().toUpperCase(Locale.ROOT)));
        expect(201, ask(alice, bob.email()));
        refused("You already sent a friend request to this user.", ask(alice, bob.email()));
    }

    private void answers() {
        var pending = bob.api().get("/api/friends/pending/").json();
        assertThat(pending.path("sent_requests")).isEmpty();
        var request = pending.path("received_requests").path(0);
        assertThat(request.path("friend_name").asString()).isEqualTo("Alice");
        assertThat(request.path("friend_id").longValue()).isEqualTo(alice.id());
        var path = "/api/friends/" + request.path("id").longValue() + "/";
        expect(401, live.api().post(path + "accept/"));
        for (var other : List.of(alice, carol)) {
            expect(404, other.api().post(path + "accept/"));
            expect(404, other.api().delete(path + "decline/"));
        }
        expect(404, carol.api().delete(path));
        said("Friend request accepted.", bob.api().post(path + "accept/"));
        said("Friend request already accepted.", bob.api().post(path + "accept/"));
        refused("You are already friends with this user.", ask(alice, bob.email()));
        assertThat(alice.api().get("/api/friends/friends/").json()).hasSize(1);
        expect(201, ask(carol, alice.email()));
        expect(200, ask(alice, carol.email()));
        assertThat(alice.api().get("/api/friends/").json()).hasSize(2);
    }

    private void ends() {
        var friendship = alice.api()
                .get("/api/friends/friends/")
                .json()
                .path(0)
                .path("id")
                .longValue();
        var path = "/api/friends/" + friendship + "/";
        expect(401, live.api().delete(path));
        expect(204, carol.api().delete(path));
        expect(404, alice.api().delete(path));
        var request = ask(carol, bob.email()).json().path("id").longValue();
        expect(401, live.api().delete("/api/friends/" + request + "/decline/"));
        expect(204, bob.api().delete("/api/friends/" + request + "/decline/"));
        expect(404, bob.api().delete("/api/friends/" + request + "/decline/"));
    }

    private void blocks() {
        var path = "/api/friends/" + bob.id() + "/block/";
        expect(401, live.api().post(path));
        expect(401, live.api().delete(path));
        expect(400, bob.api().post(path));
        expect(400, bob.api().delete(path));
        expect(404, alice.api().post("/api/friends/0/block/"));
        expect(404, alice.api().delete("/api/friends/0/block/"));
        expect(204, alice.api().post(path));
        assertThat(bob.api().get("/api/friends/").json()).isEmpty();
        expect(401, live.api().get("/api/friends/blocked/"));
        assertThat(alice.api().get("/api/friends/blocked/").text())
                .isEqualTo("[{\"id\":" + bob.id() + ",\"first_name\":\"Bob\"}]");
        assertThat(bob.api().get("/api/friends/blocked/").json()).isEmpty();
        refused("User not found.", ask(bob, alice.email()));
        refused("You have blocked this user. Unblock them first.", ask(alice, bob.email()));
        expect(204, alice.api().delete(path));
        expect(201, ask(bob, alice.email()));
    }

    private void blocksOfStrangers() {
        var stranger = live.person("Zoe").id();
        for (var id : List.of(stranger, 999_999L)) {
            expect(204, alice.api().post("/api/friends/" + id + "/block/"));
        }
        assertThat(alice.api().get("/api/friends/blocked/").text())
                .isEqualTo("[{\"id\":" + stranger + ",\"first_name\":\"User " + stranger
                        + "\"},{\"id\":999999,\"first_name\":\"User 999999\"}]");
        for (var id : List.of(stranger, 999_999L)) {
            expect(204, alice.api().delete("/api/friends/" + id + "/block/"));
        }
    }

    private void tooManyBlocks() {
        for (var id = 1_000_001; id <= 1_001_000; id++) {
            expect(204, carol.api().post("/api/friends/" + id + "/block/"));
        }
        var refused = carol.api().post("/api/friends/" + bob.id() + "/block/");
        expect(400, refused);
        assertThat(refused.json().path("code").asString()).isEqualTo("too_many_blocks");
    }

    private static Answer ask(Person from, String email) {
        return from.api().post("/api/friends/", Map.of("to_user_email", email));
    }

    private static void refused(String sentence, Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path(0).asString()).isEqualTo(sentence);
    }

    private static void said(String message, Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("message").asString()).isEqualTo(message);
    }

    private static void expect(int status, Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    }
}
