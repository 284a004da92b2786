package dev.parlor.verify.checks;

import dev.parlor.verify.client.CheckFailed;
import dev.parlor.verify.client.TestUsers;
import java.util.Map;

/// Sends and accepts a friend request; each user must receive an event about the other's action.
public record FriendsCheck(TestUsers party) implements VerifyCheck {
    @Override
    public String run() throws InterruptedException {
        var alice = party.alice();
        var bob = party.bob();
        try (var hers = alice.socket("/ws/notifications/");
                var his = bob.socket("/ws/notifications/")) {
            hers.next("hello");
            his.next("hello");
            alice.post(
                            "/api/friends/",
                            Map.of("to_user_email", bob.credentials().email()))
                    .expect(201);
            var friendship =
                    his.next("friend_request").path("friendship").path("id").asLong(0);
            bob.post("/api/friends/" + friendship + "/accept/", Map.of()).expect(200);
            hers.next("friend_accepted");
        }
        var friends = alice.get("/api/friends/friends/").expect(200).json();
        if (friends.path(0).path("friend_id").asLong(0) != bob.id()) {
            throw CheckFailed.failed(
                    "The accepted friend is not in GET /api/friends/friends/ at base: something in front of"
                            + " Parlor may cache responses. Disable caching under /api/.");
        }
        return "";
    }
}
