package dev.parlor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlor.config.ConfigProblem;
import dev.parlor.testkit.Eventually;
import dev.parlor.testkit.LiveNode;
import dev.parlor.testkit.LiveNode.Person;
import dev.parlor.testkit.TwoNodes;
import dev.parlor.testkit.WsClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import tools.jackson.databind.JsonNode;

/// Two nodes are one server: whoever is at one meets whoever is at the other.
@DisabledIfSystemProperty(named = "fast.run", matches = "true", disabledReason = "needs Redis")
@Order(1)
final class TwoNodesIT {
    private static TwoNodes nodes;

    private final Person alice = nodes.one().person("Alice");
    private final Person bob = nodes.one().person("Bob").at(nodes.other());

    @BeforeAll
    static void start() {
        nodes = new TwoNodes();
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    @Test
    void friendsOnDifferentNodesSeeEachOtherComeAndGo() {
        befriend();
        try (var hers = alice.socket("/ws/friends/status/")) {
            var his = bob.socket("/ws/friends/status/");
            assertThat(status(hers)).isEqualTo(bob.id() + " online");
            assertThat(status(his)).isEqualTo(alice.id() + " online");
            assertThat(friendStatus(alice)).isEqualTo("online");
            his.close();
            assertThat(status(hers)).isEqualTo(bob.id() + " offline");
            assertThat(friendStatus(alice)).isEqualTo("offline");
        }
    }

    @Test
    void aReloadAtAnotherNodeIsNoAbsence() {
        befriend();
        try (var hers = alice.socket("/ws/friends/status/")) {
            var his = bob.socket("/ws/friends/status/");
            assertThat(status(hers)).isEqualTo(bob.id() + " online");
            his.close();
            try (var again = bob.at(nodes.one()).socket("/ws/friends/status/")) {
                assertThat(status(again)).isEqualTo(alice.id() + " online");
                assertThat(hers.frameWithin(Duration.ofSeconds(7))).isEmpty();
            }
        }
    }

    @Test
    void whoBecomeFriendsHearAtOnceHowTheOtherStands() {
        try (var hers = alice.socket("/ws/friends/status/");
                var his = bob.socket("/ws/friends/status/")) {
            befriend();
            // One node may hear of the friendship before it hears that the other's user has just come.
            Eventually.holds(() -> status(hers).equals(bob.id() + " online"));
            Eventually.holds(() -> status(his).equals(alice.id() + " online"));
        }
    }

    @Test
    void directMessagesCross() {
        befriend();
        try (var hers = alice.socket("/ws/chat/" + bob.id() + "/");
                var his = bob.socket("/ws/chat/" + alice.id() + "/");
                var news = bob.socket("/ws/notifications/")) {
            assertThat(news.next("hello").path("last_event_id").asLong()).isPositive();
            hers.send("{\"type\":\"message\",\"message\":\"hello\",\"id\":\"a\"}");
            assertThat(his.next("message").path("message").asString()).isEqualTo("hello");
            assertThat(hers.next("message").path("message").asString()).isEqualTo("hello");
            assertThat(news.next("dm").path("message").asString()).isEqualTo("hello");
            assertThat(news.next("badge").path("dm_unread_total").asInt()).isEqualTo(1);
            his.send("{\"type\":\"typing\"}");
            assertThat(hers.next("typing").path("sender_id").asLong()).isEqualTo(bob.id());
            alice.api().delete("/api/friends/" + friendship(alice) + "/");
            assertThat(his.awaitClose().code()).isEqualTo(4403);
            assertThat(hers.awaitClose().code()).isEqualTo(4403);
        }
    }

    @Test
    void whatBothSayAtOnceHasOneOrder() {
        befriend();
        try (var hers = alice.socket("/ws/chat/" + bob.id() + "/");
                var his = bob.socket("/ws/chat/" + alice.id() + "/")) {
            for (var n = 0; n < 100; n++) {
                hers.send("{\"type\":\"message\",\"message\":\"a\"}");
                his.send("{\"type\":\"message\",\"message\":\"b\"}");
            }
            var heardByHer = ids(hers, 200);
            assertThat(heardByHer).isSorted().doesNotHaveDuplicates().isEqualTo(ids(his, 200));
        }
    }

    @Test
    void aLobbyIsOneRoomWhereverItsVisitorsAre() {
        var room = "/ws/chat/lobby/room-" + alice.id() + "/";
        try (var hers = alice.socket(room)) {
            hers.next("update_player_list");
            try (var his = bob.socket(room)) {
                assertThat(names(his.next("update_player_list"))).containsExactly("Alice", "Bob");
                assertThat(names(hers.next("update_player_list"))).containsExactly("Alice", "Bob");
                his.send("{\"type\":\"chat_message\",\"message\":\"hi\"}");
                assertThat(hers.next("chat_message")).isEqualTo(his.next("chat_message"));
                hers.send("{\"type\":\"ready\",\"ready\":true}");
                assertThat(his.next("update_player_list").at("/players/0/ready").asBoolean())
                        .isTrue();
                hers.send("{\"type\":\"start_game\"}");
                var game = hers.next("game_start_acknowledgment");
                assertThat(his.next("game_start_acknowledgment")).isEqualTo(game);
            }
            assertThat(names(hers.next("update_player_list"))).containsExactly("Alice");
        }
    }

    @Test
    void aGameIsPlayedAcrossNodesUpToTheRematch() {
        var id = joined();
        try (var x = alice.socket("/ws/game/" + id + "/");
                var o = bob.socket("/ws/game/" + id + "/")) {
            var update = x.next("game_update");
            o.next("game_update");
            for (var position : List.of(0, 3, 1, 4, 2)) {
                var mover = update.path("current_turn").asString().equals("X") ? x : o;
                mover.send("{\"type\":\"move\",\"position\":" + position + "}");
                var version = update.path("version").asInt() + 1;
                update = x.next("game_update");
                assertThat(update.path("version").asInt()).isEqualTo(version);
                assertThat(o.next("game_update").path("version").asInt()).isEqualTo(version);
            }
            assertThat(update.path("is_completed").asBoolean()).isTrue();
            x.send("{\"type\":\"rematch_request\"}");
            assertThat(o.next("rematch_offer").path("showActions").asBoolean()).isTrue();
            o.send("{\"type\":\"rematch_accept\"}");
            assertThat(x.next("rematch_start").path("new_game_id"))
                    .isEqualTo(o.next("rematch_start").path("new_game_id"));
        }
    }

    @Test
    void anInviteReachesAFriendAtAnotherNodeAndItsEndBoth() {
        befriend();
        try (var hers = alice.socket("/ws/notifications/");
                var his = bob.socket("/ws/notifications/")) {
            hers.next("hello");
            his.next("hello");
            var invite = alice.api()
                    .post("/api/invites/", Map.of("to_user_id", bob.id()))
                    .json()
                    .path("invite")
                    .path("inviteId")
                    .asString();
            assertThat(his.next("invite_created")
                            .path("invite")
                            .path("inviteId")
                            .asString())
                    .isEqualTo(invite);
            bob.api().post("/api/invites/" + invite + "/accept/");
            assertThat(hers.next("invite_status").path("invite").path("status").asString())
                    .isEqualTo("accepted");
        }
    }

    @Test
    void aLogoutClosesSocketsOnEveryNodeWithinASecond() {
        try (var here = alice.socket("/ws/notifications/");
                var there = alice.at(nodes.other()).socket("/ws/notifications/")) {
            here.next("hello");
            there.next("hello");
            var before = System.nanoTime();
            alice.api().post("/api/token/blacklist/", Map.of("refresh", alice.refresh()));
            assertThat(there.awaitClose().code()).isEqualTo(4401);
            assertThat(here.awaitClose().code()).isEqualTo(4401);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void whoEndsASessionElsewhereClosesItsSocketsOnEveryNodeAndKeepsTheirOwn() {
        var phone = alice.logIn().at(nodes.other());
        var sessions = "/api/users/profile/sessions/";
        var laptop = alice.api().get(sessions).json().path(0).path("id").asString();
        try (var here = alice.socket("/ws/notifications/");
                var there = alice.at(nodes.other()).socket("/ws/chat/lobby/everybody/");
                var own = phone.at(nodes.one()).socket("/ws/notifications/")) {
            here.next("hello");
            there.next("connection_success");
            own.next("hello");
            assertThat(phone.api().delete(sessions + laptop + "/").status()).isEqualTo(204);
            assertThat(here.awaitClose().code()).isEqualTo(4401);
            assertThat(there.awaitClose().code()).isEqualTo(4401);
            own.next("sessions_changed");
            try (var tablet = alice.logIn().socket("/ws/notifications/")) {
                tablet.next("hello");
                own.next("sessions_changed");
                assertThat(phone.api().delete(sessions).status()).isEqualTo(204);
                assertThat(tablet.awaitClose().code()).isEqualTo(4401);
                own.next("sessions_changed");
            }
        }
        assertThat(phone.api().get(sessions).json()).hasSize(1);
    }

    @Test
    void aRepeatAtAnotherNodeGetsTheSameAnswerAndIsNotDoneAgain() {
        var id = joined();
        var mover = alice.api()
                        .get("/api/games/" + id + "/")
                        .json()
                        .path("current_turn")
                        .asString()
                        .equals("X")
                ? alice
                : bob;
        var move = "{\"type\":\"move\",\"position\":4,\"id\":\"first\"}";
        try (var here = mover.at(nodes.one()).socket("/ws/game/" + id + "/");
                var there = mover.at(nodes.other()).socket("/ws/game/" + id + "/")) {
            here.send(move);
            here.next("ack");
            there.send(move);
            assertThat(there.next("ack").path("id").asString()).isEqualTo("first");
            there.send(move.replace("4", "5"));
            assertThat(there.next("error").path("code").asString()).isEqualTo("id_reused");
        }
        assertThat(alice.api()
                        .get("/api/games/" + id + "/")
                        .json()
                        .path("version")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void countsWhatAUserDoesOnAllNodesTogether() {
        try (var own = new TwoNodes()) {
            var limits = Map.of("LIMITS_SCALE", "1", "LIMIT_FAILED_LOGINS", "4/5m");
            try (var one = own.start(limits);
                    var other = own.start(limits)) {
                var wrong = Map.of("email", "nobody@example.com", "password", "wrong password");
                for (var n = 0; n < 4; n++) {
                    var answer = (n % 2 == 0 ? one : other).api().post("/api/token/", wrong);
                    assertThat(answer.status()).isEqualTo(401);
                }
                assertThat(one.api().post("/api/token/", wrong).status()).isEqualTo(429);
                assertThat(other.api().post("/api/token/", wrong).status()).isEqualTo(429);
                own.redis().kill();
                assertThat(one.api().post("/api/token/", wrong).status()).isEqualTo(401);
            }
        }
    }

    @Test
    void aNodeWithAnotherKeyDoesNotStart() {
        assertThatThrownBy(() -> nodes.start(Map.of("SECRET_KEY", "another key of quite sufficient length")))
                .isInstanceOf(ConfigProblem.class)
                .hasMessageContaining("a different SECRET_KEY");
    }

    @Test
    void saysWhetherItReachesTheOthers() {
        try (var own = new TwoNodes()) {
            assertThat(readiness(own.one())).isEqualTo("ready");
            own.redis().kill();
            Eventually.holds(() -> readiness(own.one()).equals("degraded"));
            own.redis().restart();
            Eventually.holds(() -> readiness(own.one()).equals("ready"));
        }
    }

    private void befriend() {
        alice.api().post("/api/friends/", Map.of("to_user_email", bob.email()));
        bob.api().post("/api/friends/" + friendship(bob) + "/accept/");
    }

    private static long friendship(Person person) {
        return person.api().get("/api/friends/").json().path(0).path("id").asLong();
    }

    private static String friendStatus(Person person) {
        return person.api()
                .get("/api/friends/friends/")
                .json()
                .path(0)
                .path("friend_status")
                .asString();
    }

    private long joined() {
        var id = alice.api().post("/api/games/").json().path("id").asLong();
        bob.api().post("/api/games/" + id + "/join/");
        return id;
    }

    private static String status(WsClient socket) {
        var update = socket.next("status_update");
        return update.path("user_id").asLong() + " " + update.path("status").asString();
    }

    private static List<Long> ids(WsClient socket, int many) {
        return IntStream.range(0, many)
                .mapToObj(n -> socket.next("message").path("message_id").asLong())
                .toList();
    }

    private static List<String> names(JsonNode list) {
        return list.path("players")
                .valueStream()
                .map(player -> player.path("first_name").asString())
                .toList();
    }

    private static String readiness(LiveNode node) {
        return node.api().get("/readyz").json().path("status").asString();
    }
}
