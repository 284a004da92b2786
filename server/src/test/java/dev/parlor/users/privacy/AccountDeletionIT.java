package dev.parlor.users.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.Api.Answer;
import dev.parlor.testkit.LiveNode;
import dev.parlor.testkit.LiveNode.Person;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountDeletionIT {
    private static final String PROFILE = "/api/users/profile/";

    private LiveNode live;
    private Person alice;
    private Person bob;

    @BeforeEach
    void meet() {
        live = LiveNode.start();
        alice = live.person("Alice");
        bob = live.person("Bob");
        alice.api().post("/api/friends/", Map.of("to_user_email", bob.email()));
        bob.api().post("/api/friends/", Map.of("to_user_email", alice.email()));
    }

    @AfterEach
    void close() {
        live.close();
    }

    @Test
    void endsEverythingAndLeavesTheOthersTheirs() {
        var game = alice.api().post("/api/games/", Map.of()).json().path("id").asLong();
        bob.api().post("/api/games/" + game + "/join/");
        bob.api().post("/api/invites/", Map.of("to_user_id", alice.id()));
        try (var hers = alice.socket("/ws/notifications/");
                var his = bob.socket("/ws/notifications/");
                var herTalk = alice.socket("/ws/chat/" + bob.id() + "/");
                var talk = bob.socket("/ws/chat/" + alice.id() + "/")) {
            hers.next("hello");
            his.next("hello");
            talk.send("{\"type\":\"message\",\"message\":\"hello\"}");
            talk.next("message");
            herTalk.next("message");
            assertThat(delete(alice, alice.password()).status()).isEqualTo(204);
            assertThat(hers.awaitClose().code()).isEqualTo(4401);
            assertThat(herTalk.awaitClose().code()).isEqualTo(4401);
            assertThat(talk.awaitClose().code()).isEqualTo(4403);
            assertThat(his.next("invite_status").path("invite").path("status").asString())
                    .isEqualTo("canceled");
            assertThat(his.next("friend_removed")
                            .path("friendship")
                            .path("friend_name")
                            .asString())
                    .isEqualTo("Deleted player");
        }
        assertThat(alice.api().get(PROFILE).json().path("code").asString()).isEqualTo("user_not_found");
        assertThat(live.api()
                        .post("/api/token/", Map.of("email", alice.email(), "password", alice.password()))
                        .status())
                .isEqualTo(401);
        assertThat(live.api()
                        .post("/api/token/", Map.of("email", "DELETED " + alice.id(), "password", ""))
                        .status())
                .isEqualTo(400);
        assertThat(bob.api().get("/api/friends/").json()).isEmpty();
        var left = bob.api().get("/api/games/" + game + "/").json();
        assertThat(left.path("player_x").asString()).isEqualTo("Deleted player");
        assertThat(left.path("winner").asString()).isEqualTo("O");
        var talks = bob.api().get("/api/chat/conversations/").json();
        assertThat(talks.path(0).path("friend_name").asString()).isEqualTo("Deleted player");
        assertThat(talks.path(0).path("last_message").path("content").asString())
                .isEqualTo("hello");
    }

    @Test
    void freesTheAddress() {
        delete(alice, alice.password());
        var again = live.api()
                .post(
                        "/api/users/",
                        Map.of(
                                "email",
                                alice.email(),
                                "first_name",
                                "Alice",
                                "last_name",
                                "A",
                                "password",
                                "new horse 1"));
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json().path("id").asLong()).isNotEqualTo(alice.id());
    }

    @Test
    void needsThePassword() {
        assertThat(delete(alice, "wrong horse").text()).isEqualTo("{\"password\":[\"Wrong password.\"]}");
        assertThat(alice.api().get(PROFILE).status()).isEqualTo(200);
    }

    @Test
    void happensOnceAndLeavesNoSessionBehind() throws Exception {
        for (var round = 0; round < 5; round++) {
            var carol = live.person("Carol");
            var answers = atOnce(
                    () -> delete(carol, carol.password()),
                    () -> delete(carol, carol.password()),
                    () -> live.api().post("/api/token/", Map.of("email", carol.email(), "password", carol.password())));
            assertThat(answers.subList(0, 2))
                    .filteredOn(one -> one.status() == 204)
                    .hasSize(1);
            var login = answers.getLast();
            if (login.status() == 200) {
                var late = live.api().as(login.json().path("access").asString());
                assertThat(late.get(PROFILE).status()).isEqualTo(401);
            }
        }
    }

    @Test
    void handsOutEverythingBefore() {
        try (var talk = alice.socket("/ws/chat/" + bob.id() + "/");
                var room = alice.socket("/ws/chat/lobby/green-room/")) {
            talk.send("{\"type\":\"message\",\"message\":\"hello\"}");
            talk.next("message");
            room.send("{\"type\":\"chat_message\",\"message\":\"hi all\"}");
            room.next("chat_message");
        }
        alice.api().post("/api/games/", Map.of());
        var all = alice.api().get(PROFILE + "export/").json();
        assertThat(all.path("account").path("email").asString()).isEqualTo(alice.email());
        assertThat(all.path("sessions")).hasSize(1);
        assertThat(all.path("friends").path("friendships")).hasSize(1);
        assertThat(all.path("games")).hasSize(1);
        assertThat(all.path("messages").path(0).path("content").asString()).isEqualTo("hello");
        assertThat(all.path("lobby_messages").path(0).path("lobby").asString()).isEqualTo("green-room");
        assertThat(all.path("notifications").path(1).asString()).contains("friend_accepted");
        assertThat(all.toString()).doesNotContain("argon2");
    }

    private static List<Answer> atOnce(Callable<Answer> one, Callable<Answer> two, Callable<Answer> three)
            throws Exception {
        var start = new CyclicBarrier(3);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = List.of(one, two, three).stream()
                    .map(call -> threads.submit(() -> {
                        start.await();
                        return call.call();
                    }))
                    .toList();
            return List.of(all.get(0).get(), all.get(1).get(), all.get(2).get());
        }
    }

    private static Answer delete(Person person, String password) {
        return person.api().send("DELETE", PROFILE, Optional.of(Map.of("password", password)));
    }
}
