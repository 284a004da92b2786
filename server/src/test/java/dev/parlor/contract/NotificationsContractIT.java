package dev.parlor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.LiveNode;
import dev.parlor.testkit.LiveNode.Person;
import dev.parlor.testkit.WsClient;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Notifications over real sockets: whatever is written down about them really comes.
class NotificationsContractIT {
    private static final String PATH = "/ws/notifications/";
    private static final String SYNC = "{\"type\":\"sync\",\"since\":0";

    private Person alice;
    private Person bob;

    @Test
    void everythingThatIsWrittenDownReallyComes() {
        try (var live = LiveNode.start(Map.of("LIMITS_SCALE", "1"))) {
            alice = live.person("Alice");
            bob = live.person("Bob");
            var manners = new SocketManners(live, PATH, alice);
            manners.shakesHands();
            tellsOfFriends();
            tellsOfMessages();
            catchesUp();
            tellsOfInvites();
            tellsTheOtherDevicesOfWhoeverActed();
            tellsOfSessions();
            manners.survivesNonsense(SYNC);
            manners.refusesAUsedId(SYNC);
            assertThat(live.api().get("/api/chat/unread-summary/").status()).isEqualTo(401);
            manners.endsWithItsSession();
            Coverage.of(live.contract()).ofHandshake(PATH).isComplete();
            Coverage.of(live.contract())
                    .ofFrames(PATH)
                    // Need a minute of silence, a client that never reads, a bug and a shutdown.
                    .except("close 1001", "close 1012", "close 4408", "close 4500")
                    .isComplete();
        }
    }

    private void tellsOfFriends() {
        try (var hers = alice.socket(PATH)) {
            var hello = hers.next();
            assertThat(hello.path("type").asString()).isEqualTo("hello");
            assertThat(hello.path("user_id").asLong()).isEqualTo(alice.id());
            assertThat(hello.path("last_event_id").asLong()).isZero();
            assertThat(hello.path("online_friends")).isEmpty();
            bob.api().post("/api/friends/", Map.of("to_user_email", alice.email()));
            var request = hers.next("friend_request");
            assertThat(request.path("event_id").asLong()).isEqualTo(1);
            var id = request.path("friendship").path("id").asLong();
            bob.api().delete("/api/friends/" + id + "/");
            assertThat(hers.next("friend_removed").path("event_id").asLong()).isEqualTo(2);
            alice.api().post("/api/friends/", Map.of("to_user_email", bob.email()));
            bob.api().post("/api/friends/", Map.of("to_user_email", alice.email()));
            assertThat(hers.next("friend_request_sent").path("event_id").asLong())
                    .isEqualTo(3);
            assertThat(hers.next("friend_accepted").path("event_id").asLong()).isEqualTo(4);
            try (var his = bob.socket(PATH)) {
                // Whoever came a moment ago is told of a moment later.
                var online = his.next("hello").path("online_friends").path(0);
                assertThat(online.isMissingNode() ? his.next("status_update").path("user_id") : online)
                        .hasToString("" + alice.id());
                var update = hers.next("status_update");
                while (!update.path("status").asString().equals("online")) {
                    update = hers.next("status_update");
                }
                assertThat(update.path("user_id").asLong()).isEqualTo(bob.id());
            }
        }
    }

    private void tellsOfMessages() {
        try (var hers = alice.socket(PATH);
                var his = bob.socket("/ws/chat/" + alice.id() + "/")) {
            his.send("{\"type\":\"message\",\"message\":\"hello\"}");
            var dm = hers.next("dm");
            assertThat(dm.path("message").asString()).isEqualTo("hello");
            assertThat(dm.path("event_id").asLong()).isEqualTo(5);
            var badge = hers.next("badge");
            assertThat(badge.path("dm_unread_total").asInt()).isEqualTo(1);
            assertThat(badge.path("by_friend").path("" + bob.id()).asInt()).isEqualTo(1);
            var summary = alice.api().get("/api/chat/unread-summary/").json();
            assertThat(summary.path("by_friend")).isEqualTo(badge.path("by_friend"));
        }
    }

    private void tellsOfInvites() {
        try (var his = bob.socket(PATH)) {
            his.next("hello");
            alice.api().post("/api/invites/", Map.of("to_user_id", bob.id()));
            var invite =
                    his.next("invite_created").path("invite").path("inviteId").asString();
            assertThat(his.next("badge").path("invites_pending").asInt()).isEqualTo(1);
            bob.api().post("/api/invites/" + invite + "/decline/");
            assertThat(his.next("invite_status").path("invite").path("status").asString())
                    .isEqualTo("declined");
            assertThat(his.next("badge").path("invites_pending").asInt()).isZero();
            try (var hers = alice.socket(PATH + "?since=5")) {
                assertThat(hers.next("invite_sent").at("/invite/inviteId").asString())
                        .isEqualTo(invite);
            }
        }
    }

    /// Bob acts on one device; the other hears what changed there, live or when it comes back.
    private void tellsTheOtherDevicesOfWhoeverActed() {
        var told = List.of(
                "profile_changed",
                "dm_sent",
                "block_changed",
                "friend_removed",
                "block_changed",
                "friend_request_sent",
                "friend_removed");
        try (var laptop = bob.socket(PATH)) {
            var before = laptop.next("hello").path("last_event_id").asLong();
            bob.api().patch("/api/users/profile/", Map.of("first_name", "Robert"));
            try (var phone = bob.socket("/ws/chat/" + alice.id() + "/")) {
                phone.send("{\"type\":\"message\",\"message\":\"from the phone\"}");
                phone.next("message");
            }
            bob.api().post("/api/friends/" + alice.id() + "/block/");
            bob.api().delete("/api/friends/" + alice.id() + "/block/");
            bob.api().post("/api/friends/", Map.of("to_user_email", alice.email()));
            var sent = bob.api().get("/api/friends/pending/").json().at("/sent_requests/0/id");
            bob.api().delete("/api/friends/" + sent.asLong() + "/");
            assertThat(events(laptop, told.size())).containsExactlyElementsOf(told);
            try (var back = bob.socket(PATH + "?since=" + before)) {
                back.next("hello");
                assertThat(events(back, told.size())).containsExactlyElementsOf(told);
            }
        }
        bob.api().post("/api/friends/", Map.of("to_user_email", alice.email()));
        alice.api().post("/api/friends/", Map.of("to_user_email", bob.email()));
        try (var hers = alice.socket(PATH + "?since=5")) {
            assertThat(hers.next("friend_added").at("/friendship/friend_id").asLong())
                    .isEqualTo(bob.id());
        }
    }

    private void tellsOfSessions() {
        try (var laptop = bob.socket(PATH)) {
            laptop.next("hello");
            var phone = bob.logIn();
            laptop.next("sessions_changed");
            phone.api().delete("/api/users/profile/sessions/");
            assertThat(laptop.awaitClose().code()).isEqualTo(4401);
            bob = phone;
        }
    }

    private static List<String> events(WsClient socket, int count) {
        return Stream.generate(socket::next)
                .filter(frame -> frame.has("event_id"))
                .limit(count)
                .map(frame -> frame.path("type").asString())
                .toList();
    }

    private void catchesUp() {
        try (var hers = alice.socket(PATH + "?since=2")) {
            assertThat(hers.next().path("last_event_id").asLong()).isEqualTo(5);
            assertThat(hers.next("friend_request_sent").path("event_id").asLong())
                    .isEqualTo(3);
            assertThat(hers.next("friend_accepted").path("event_id").asLong()).isEqualTo(4);
            assertThat(hers.next("dm").path("event_id").asLong()).isEqualTo(5);
            hers.send("{\"type\":\"sync\",\"since\":4}");
            assertThat(hers.next("dm").path("event_id").asLong()).isEqualTo(5);
            hers.send("{\"type\":\"sync\",\"since\":99}");
            hers.next("resync");
        }
    }
}
