package dev.parlor.verify.checks;

import dev.parlor.verify.client.CheckFailed;
import dev.parlor.verify.client.ClientSocket;
import dev.parlor.verify.client.TestUsers;
import java.util.Map;

/// Checks a lobby's member list and its messages, in both directions.
public record LobbyCheck(TestUsers party) implements VerifyCheck {
    @Override
    public String run() throws InterruptedException {
        var room = party.room("room");
        try (var hers = party.alice().socket(room)) {
            hers.next("connection_success");
            try (var his = party.bob().socket(room)) {
                his.next("connection_success");
                seesBoth(his);
                seesBoth(hers);
                goes(hers, his);
                goes(his, hers);
            }
        }
        return "";
    }

    private static void seesBoth(ClientSocket socket) throws InterruptedException {
        var present = 0;
        while (present < 2) {
            present = socket.next("update_player_list").path("players").size();
        }
    }

    private static void goes(ClientSocket from, ClientSocket to) throws InterruptedException {
        from.send(Map.of("type", "chat_message", "message", "hello"));
        var echo = from.next("chat_message");
        if (!to.next("chat_message").equals(echo)) {
            throw CheckFailed.failed(
                    to.name() + " delivered a different message than was sent. Something on the way changes or"
                            + " mixes up messages.");
        }
    }
}
