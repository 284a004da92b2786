package dev.parlor.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.LiveNode;
import dev.parlor.testkit.LiveNode.Person;
import dev.parlor.testkit.WsClient;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Presence over real sockets: whatever is written down about it really comes.
class PresenceContractIT {
    private static final String PATH = "/ws/friends/status/";
    private static final String SYNC = "{\"type\":\"sync\"";

    private LiveNode live;
    private Person alice;
    private Person bob;

    @Test
    void everythingThatIsWrittenDownReallyComes() {
        try (var node = LiveNode.start(Map.of("LIMITS_SCALE", "1"))) {
            live = node;
            alice = live.person("Alice");
            bob = live.person("Bob");
            var manners = new SocketManners(live, PATH, alice);
            manners.shakesHands();
            tellsFriends();
            manners.survivesNonsense(SYNC);
            manners.refusesAUsedId(SYNC);
            manners.endsWithItsSession();
            Coverage.of(live.contract()).ofHandshake(PATH).isComplete();
            Coverage.of(live.contract())
                    .ofFrames(PATH)
                    // Need a minute of silence, a client that never reads, a bug and a shutdown.
                    .except("close 1001", "close 1012", "close 4408", "close 4500")
                    .isComplete();
        }
    }

    private void tellsFriends() {
        try (var hers = alice.socket(PATH)) {
            alice.api().post("/api/friends/", Map.of("to_user_email", bob.email()));
            bob.api().post("/api/friends/", Map.of("to_user_email", alice.email()));
            assertThat(next(hers)).isEqualTo(bob.id() + " offline");
            try (var his = bob.socket("/ws/friends/status")) {
                assertThat(next(his)).isEqualTo(alice.id() + " online");
                assertThat(next(hers)).isEqualTo(bob.id() + " online");
                assertThat(friendStatus()).isEqualTo("online");
                assertThat(bob.api()
                                .get("/api/users/profile/")
                                .json()
                                .path("status")
                                .asString())
                        .isEqualTo("online");
                assertThat(his.close(1000).code()).isEqualTo(1000);
            }
            assertThat(friendStatus()).isEqualTo("online");
            assertThat(next(hers)).isEqualTo(bob.id() + " offline");
            assertThat(friendStatus()).isEqualTo("offline");
        }
    }

    private String friendStatus() {
        return alice.api()
                .get("/api/friends/friends/")
                .json()
                .path(0)
                .path("friend_status")
                .asString();
    }

    private static String next(WsClient socket) {
        var update = socket.next("status_update");
        return update.path("user_id").asLong() + " " + update.path("status").asString();
    }
}
