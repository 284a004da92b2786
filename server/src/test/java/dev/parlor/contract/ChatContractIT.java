package dev.parlor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.LiveNode;
import dev.parlor.testkit.LiveNode.Person;
import dev.parlor.testkit.WsClient;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Direct messages over REST and real sockets: whatever is written down about them really comes.
class ChatContractIT {
    private static final String TYPING = "{\"type\":\"typing\"";

    private Person alice;
    private Person bob;
    private Person carol;

    @Test
    void everythingThatIsWrittenDownReallyComes() {
        try (var live = LiveNode.start(Map.of("LIMITS_SCALE", "1", "LIMIT_DIRECT_MESSAGES", "1000/s burst 1000"))) {
            alice = live.person("Alice");
            bob = live.person("Bob");
            carol = live.person("Carol");
            befriend();
            var path = "/ws/chat/" + bob.id() + "/";
            var manners = new SocketManners(live, path, alice);
            manners.shakesHands();
            assertThat(manners.closedFor(carol)).isEqualTo(4403);
            assertThat(manners.closedFor(bob)).isEqualTo(4403);
            assertThat(new SocketManners(live, "/ws/chat/99999999999999999999/", alice).closedFor(alice))
                    .isEqualTo(4403);
            assertThat(new SocketManners(live, "/ws/chat/bob/", alice).status("X: y"))
                    .isEqualTo(404);
            talks();
            replays();
            manners.survivesNonsense(TYPING);
            manners.refusesAUsedId(TYPING);
            remembers(live);
            hidesWhoBlocks();
            partsThem();
            befriend();
            manners.endsWithItsSession();
            Coverage.of(live.contract()).ofOperationsTagged("chat").isComplete();
            Coverage.of(live.contract()).ofHandshake("/ws/chat/{friend_id}/").isComplete();
            Coverage.of(live.contract())
                    .ofFrames("/ws/chat/{friend_id}/")
                    // Takes a day's messages; its frame is checked in MessageRatesTest.
                    .except("error too_many_messages")
                    // Need a minute of silence, a client that never reads, a bug and a shutdown; and a friendship
                    // that
                    // ends while a message is on its way.
                    .except("close 1001", "close 1012", "close 4408", "close 4500", "error not_friends")
                    .isComplete();
        }
    }

    private void befriend() {
        alice.api().post("/api/friends/", Map.of("to_user_email", bob.email()));
        bob.api().post("/api/friends/", Map.of("to_user_email", alice.email()));
    }

    private void talks() {
        try (var hers = alice.socket("/ws/chat/" + bob.id() + "/");
                var his = bob.socket("/ws/chat/" + alice.id())) {
            ready(his);
            hers.send("{\"type\":\"message\",\"message\":\"  hello  \",\"id\":\"m1\"}");
            var told = hers.next("message");
            assertThat(told.path("message").asString()).isEqualTo("hello");
            assertThat(told.path("conversation_id").asString()).isEqualTo(alice.id() + "__" + bob.id());
            assertThat(hers.next("ack").path("id").asString()).isEqualTo("m1");
            assertThat(his.next("message")).isEqualTo(told);
            hers.send(TYPING + "}");
            assertThat(his.next("typing").path("sender_id").asLong()).isEqualTo(alice.id());
            var message = told.path("message_id").asLong();
            his.send("{\"type\":\"read\",\"message_id\":" + message + "}");
            var read = hers.next("read");
            assertThat(read.path("reader_id").asLong()).isEqualTo(bob.id());
            assertThat(read.path("message_id").asLong()).isEqualTo(message);
            SocketManners.refused(hers, "{\"type\":\"message\",\"message\":\"   \"}", "empty_message");
            SocketManners.refused(hers, "{\"type\":\"message\"}", "empty_message");
            SocketManners.refused(
                    hers, "{\"type\":\"message\",\"message\":\"" + "x".repeat(2001) + "\"}", "message_too_long");
            hers.send("{\"type\":\"message\",\"message\":7}");
            assertThat(hers.next("error").path("message").asString()).isEqualTo("Message must be a string.");
            takesItsLongestSpelling(hers, his);
        }
    }

    /// The longest text under the longest id, each character as two escapes.
    private static void takesItsLongestSpelling(WsClient hers, WsClient his) {
        var emoji = "\\ud83c\\udca1";
        hers.send("{\"type\":\"message\",\"message\":\"" + emoji.repeat(2000) + "\",\"id\":\"" + emoji.repeat(64)
                + "\"}");
        assertThat(hers.next("ack").path("id").asString()).isEqualTo("\ud83c\udca1".repeat(64));
        assertThat(his.next("message").path("message").asString()).isEqualTo("\ud83c\udca1".repeat(2000));
    }

    /// Waits until it hears what is told.
    private static void ready(WsClient socket) {
        socket.send("{\"type\":\"read\",\"message_id\":0,\"id\":\"" + UUID.randomUUID() + "\"}");
        socket.next("ack");
    }

    private void replays() {
        try (var his = bob.socket("/ws/chat/" + alice.id() + "/?since=0")) {
            assertThat(his.next().path("message").asString()).isEqualTo("hello");
        }
        for (var i = 0; i < 3; i++) {
            try (var his = bob.socket("/ws/chat/" + alice.id() + "/")) {
                say(his, 35);
            }
        }
        try (var his = bob.socket("/ws/chat/" + alice.id() + "/?since=nothing")) {
            assertThat(his.next().path("type").asString()).isEqualTo("resync");
        }
    }

    /// As much as one socket may.
    private static void say(WsClient socket, int messages) {
        for (var i = 0; i < messages; i++) {
            socket.send("{\"type\":\"message\",\"message\":\"number " + i + "\"}");
            socket.next("message");
        }
    }

    private void remembers(LiveNode live) {
        var opened = alice.api().get("/api/chat/conversation-with/" + bob.id());
        var id = opened.json().path("conversation_id").asLong();
        assertThat(alice.api()
                        .get("/api/chat/conversation-with/" + carol.id() + "/")
                        .status())
                .isEqualTo(403);
        assertThat(alice.api().get("/api/chat/conversation-with/999999/").status())
                .isEqualTo(404);
        assertThat(live.api()
                        .get("/api/chat/conversation-with/" + bob.id() + "/")
                        .status())
                .isEqualTo(401);
        var path = "/api/chat/conversations/" + id + "/";
        var newest = alice.api().get(path + "messages/?limit=3");
        assertThat(newest.json()).hasSize(3);
        var link = newest.header("Link").orElseThrow();
        assertThat(link).endsWith("rel=\"prev\"");
        var older = alice.api().get(link.substring(link.indexOf("/api"), link.indexOf('>')));
        assertThat(older.json().path(2).path("id").asLong())
                .isLessThan(newest.json().path(0).path("id").asLong());
        assertThat(alice.api().get(path + "messages/?limit=none").status()).isEqualTo(400);
        var listed = alice.api().get("/api/chat/conversations/").json().path(0);
        assertThat(listed.path("unread").asInt()).isEqualTo(105);
        assertThat(listed.path("last_message")).isEqualTo(newest.json().path(2));
        assertThat(alice.api().post(path + "mark-read/").json().path("updated").asInt())
                .isEqualTo(105);
        assertThat(alice.api().post(path + "mark-read/").json().path("updated").asInt())
                .isZero();
        alice.api().get("/api/chat/unread-summary/");
        for (var route : new String[] {"messages/", "mark-read/"}) {
            var method = route.startsWith("mark") ? "POST" : "GET";
            assertThat(carol.api().send(method, path + route, Optional.empty()).status())
                    .isEqualTo(403);
            assertThat(carol.api()
                            .send(method, "/api/chat/conversations/none/" + route, Optional.empty())
                            .status())
                    .isEqualTo(404);
            assertThat(live.api().send(method, path + route, Optional.empty()).status())
                    .isEqualTo(401);
        }
        assertThat(live.api().get("/api/chat/conversations/").status()).isEqualTo(401);
        assertThat(live.api().get("/api/chat/unread-summary/").status()).isEqualTo(401);
    }

    private void hidesWhoBlocks() {
        var path = "/api/friends/" + carol.id() + "/block/";
        alice.api().post(path);
        assertThat(carol.api()
                        .get("/api/chat/conversation-with/" + alice.id() + "/")
                        .status())
                .isEqualTo(404);
        alice.api().delete(path);
        assertThat(carol.api()
                        .get("/api/chat/conversation-with/" + alice.id() + "/")
                        .status())
                .isEqualTo(403);
    }

    private void partsThem() {
        var friendship = alice.api()
                .get("/api/friends/friends/")
                .json()
                .path(0)
                .path("id")
                .asLong();
        try (var hers = alice.socket("/ws/chat/" + bob.id() + "/");
                var his = bob.socket("/ws/chat/" + alice.id() + "/")) {
            ready(hers);
            ready(his);
            alice.api().delete("/api/friends/" + friendship + "/");
            assertThat(hers.awaitClose().code()).isEqualTo(4403);
            assertThat(his.awaitClose().code()).isEqualTo(4403);
        }
    }
}
