package dev.parlor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.LiveNode;
import dev.parlor.testkit.LiveNode.Person;
import dev.parlor.testkit.WsClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A client that fetches the state once and then applies every event has what a client has that fetches it afresh.
class StateAndEventsIT {
    private LiveNode live;
    private Person alice;
    private Person bob;

    @BeforeEach
    void meet() {
        live = LiveNode.start();
        alice = live.person("Alice");
        bob = live.person("Bob");
    }

    @AfterEach
    void close() {
        live.close();
    }

    @Test
    void friendsInvitesAndCountsByNotifications() {
        var carol = live.person("Carol");
        try (var socket = alice.socket("/ws/notifications/")) {
            var state = new Known(socket.next("hello"));
            ask(bob, alice);
            ask(carol, alice);
            ask(alice, bob);
            var request = alice.api()
                    .get("/api/friends/pending/")
                    .json()
                    .path("received_requests")
                    .path(0);
            alice.api().delete("/api/friends/" + request.path("id").asLong() + "/decline/");
            ask(alice, carol);
            ask(carol, alice);
            invite(bob, "decline");
            invite(carol, "accept");
            var taken = alice.api()
                    .post("/api/invites/", Map.of("to_user_id", carol.id()))
                    .json();
            alice.api()
                    .post("/api/invites/"
                            + taken.path("invite").path("inviteId").asString() + "/cancel/");
            alice.api().post("/api/invites/", Map.of("to_user_id", carol.id()));
            ask(alice, live.person("Dave"));
            alice.api().post("/api/friends/" + live.person("Erin").id() + "/block/");
            var standing = bob.api()
                    .post("/api/invites/", Map.of("to_user_id", alice.id()))
                    .json();
            say(bob, alice, "one");
            say(bob, alice, "two");
            say(carol, alice, "three");
            say(alice, carol, "four");
            var friendship = bob.api()
                    .get("/api/friends/friends/")
                    .json()
                    .path(0)
                    .path("id")
                    .asLong();
            bob.api().delete("/api/friends/" + friendship + "/");
            assertThat(standing.path("lobbyId").asString()).isNotEmpty();
            var last = lastEvent();
            while (state.lastEvent < last) {
                state.apply(socket.next());
            }
            assertThat(state.friends).isEqualTo(friendsOf(alice));
            assertThat(state.invites).isEqualTo(invitesOf(alice));
            state.settle(socket, alice.api().get("/api/chat/unread-summary/").json());
        }
    }

    /// What a client knows of friendships, invites and counts.
    private static final class Known {
        private final Map<Long, Boolean> friends = new TreeMap<>();
        private final Map<String, String> invites = new TreeMap<>();
        private JsonNode unread;
        private long lastEvent;

        Known(JsonNode hello) {
            unread = hello.path("unread");
            lastEvent = hello.path("last_event_id").asLong();
        }

        void apply(JsonNode event) {
            if (event.has("event_id")) {
                assertThat(event.path("event_id").asLong()).isEqualTo(++lastEvent);
            }
            var friendship = event.path("friendship");
            var invite = event.path("invite");
            switch (event.path("type").asString()) {
                case "friend_request", "friend_request_sent", "friend_accepted", "friend_added" ->
                    friends.put(
                            friendship.path("id").asLong(),
                            friendship.path("is_accepted").asBoolean());
                case "friend_removed" -> friends.remove(friendship.path("id").asLong());
                case "invite_created", "invite_sent", "invite_status" ->
                    invites.put(
                            invite.path("inviteId").asString(),
                            invite.path("status").asString());
                case "badge" -> unread = event;
                default ->
                    assertThat(event.path("type").asString()).isIn("dm", "dm_sent", "block_changed", "status_update");
            }
        }

        /// The last badge may still be on its way.
        void settle(WsClient socket, JsonNode summary) {
            while (!counts(unread).equals(counts(summary))) {
                apply(socket.next());
            }
        }

        private static String counts(JsonNode node) {
            return node.path("dm_unread_total") + " " + node.path("by_friend") + " " + node.path("invites_pending");
        }
    }

    @Test
    void aConversationByItsSocket() {
        befriend();
        try (var hers = alice.socket("/ws/chat/" + bob.id() + "/");
                var his = bob.socket("/ws/chat/" + alice.id() + "/")) {
            his.send("{\"type\":\"read\",\"message_id\":0,\"id\":\"ready\"}");
            his.next("ack");
            var heard = new ArrayList<String>();
            for (var i = 0; i < 10; i++) {
                var speaker = i % 2 == 0 ? hers : his;
                speaker.send("{\"type\":\"message\",\"message\":\"number " + i + "\"}");
                var message = his.next("message");
                heard.add(message.path("message_id").asLong() + " "
                        + message.path("message").asString());
            }
            hers.send("{\"type\":\"read\",\"message_id\":" + heard.get(7).split(" ", -1)[0] + "}");
            var readUpTo = his.next("read").path("message_id").asLong();
            var fresh = history();
            assertThat(fresh.stream()
                            .map(one -> one.path("id").asLong() + " "
                                    + one.path("content").asString()))
                    .containsExactlyElementsOf(heard);
            assertThat(fresh)
                    .allSatisfy(one -> assertThat(one.path("is_read").asBoolean())
                            .isEqualTo(one.path("receiver_id").asLong() == alice.id()
                                    && one.path("id").asLong() <= readUpTo));
        }
    }

    @Test
    void aLobbyByItsSocket() {
        try (var hers = alice.socket("/ws/chat/lobby/green-room/")) {
            var known = new ArrayList<JsonNode>();
            hers.next("history").path("messages").forEach(known::add);
            for (var i = 0; i < 60; i++) {
                hers.send("{\"type\":\"chat_message\",\"message\":\"number " + i + "\"}");
                known.add(hers.next("chat_message").path("message"));
            }
            try (var his = bob.socket("/ws/chat/lobby/green-room/")) {
                var there = his.next("update_player_list");
                assertThat(his.next("history").path("messages"))
                        .containsExactlyElementsOf(known.subList(known.size() - 50, known.size()));
                var list = hers.next("update_player_list");
                while (list.path("players").size() < 2) {
                    list = hers.next("update_player_list");
                }
                assertThat(list).isEqualTo(there);
            }
        }
    }

    @Test
    void aGameByItsSocket() {
        var game = alice.api().post("/api/games/", Map.of()).json().path("id").asLong();
        try (var hers = alice.socket("/ws/game/" + game + "/")) {
            var version = hers.next("game_update").path("version").asLong();
            bob.api().post("/api/games/" + game + "/join/");
            var update = hers.next("game_update");
            for (var position = 0; !update.path("is_completed").asBoolean(); position++) {
                var mover = update.path("current_turn").asString().equals("X") ? alice : bob;
                mover.api().post("/api/games/" + game + "/move/", Map.of("position", position));
                assertThat(update.path("version").asLong()).isEqualTo(++version);
                update = hers.next("game_update");
            }
            hers.send("{\"type\":\"sync\"}");
            assertThat(hers.next("game_update")).isEqualTo(update);
            try (var tab = alice.socket("/ws/game/" + game + "/")) {
                assertThat(tab.next("game_update")).isEqualTo(update);
            }
        }
    }

    private List<JsonNode> history() {
        var conversation =
                alice.api().get("/api/chat/conversation-with/" + bob.id() + "/").json();
        var messages = new ArrayList<JsonNode>();
        alice.api()
                .get("/api/chat/conversations/"
                        + conversation.path("conversation_id").asLong() + "/messages/")
                .json()
                .forEach(messages::add);
        return messages;
    }

    private long lastEvent() {
        try (var socket = alice.socket("/ws/notifications/")) {
            return socket.next("hello").path("last_event_id").asLong();
        }
    }

    private static Map<Long, Boolean> friendsOf(Person person) {
        var friends = new TreeMap<Long, Boolean>();
        person.api()
                .get("/api/friends/")
                .json()
                .forEach(one -> friends.put(
                        one.path("id").asLong(), one.path("is_accepted").asBoolean()));
        return friends;
    }

    private static Map<String, String> invitesOf(Person person) {
        var invites = new TreeMap<String, String>();
        person.api()
                .get("/api/invites/inbox/?status=&role=")
                .json()
                .forEach(one -> invites.put(
                        one.path("inviteId").asString(), one.path("status").asString()));
        return invites;
    }

    private void befriend() {
        ask(alice, bob);
        ask(bob, alice);
    }

    private static void ask(Person from, Person to) {
        from.api().post("/api/friends/", Map.of("to_user_email", to.email()));
    }

    private void invite(Person from, String answer) {
        var invite = from.api()
                .post("/api/invites/", Map.of("to_user_id", alice.id()))
                .json();
        alice.api()
                .post("/api/invites/" + invite.path("invite").path("inviteId").asString() + "/" + answer + "/");
    }

    private static void say(Person from, Person to, String text) {
        try (var socket = from.socket("/ws/chat/" + to.id() + "/")) {
            socket.send("{\"type\":\"message\",\"message\":\"" + text + "\"}");
            socket.next("message");
        }
    }
}
