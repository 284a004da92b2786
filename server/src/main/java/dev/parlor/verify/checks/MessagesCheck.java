package dev.parlor.verify.checks;

import dev.parlor.verify.client.CheckFailed;
import dev.parlor.verify.client.TestAccount;
import dev.parlor.verify.client.TestUsers;
import java.util.Map;

/// Sends direct messages in both directions: the sender gets an echo, the receiver the message and its
/// notification.
public record MessagesCheck(TestUsers party) implements VerifyCheck {
    @Override
    public String run() throws InterruptedException {
        goes(party.alice(), party.bob());
        goes(party.bob(), party.alice());
        return "";
    }

    private static void goes(TestAccount from, TestAccount to) throws InterruptedException {
        try (var mouth = from.socket("/ws/chat/" + to.id() + "/");
                var ear = to.socket("/ws/chat/" + from.id() + "/");
                var news = to.socket("/ws/notifications/")) {
            news.next("hello");
            var words = "hello from " + from.at().name();
            mouth.send(Map.of("type", "message", "message", words));
            var echo = mouth.next("message");
            var heard = ear.next("message");
            if (!heard.equals(echo) || !heard.path("message").asString("").equals(words)) {
                throw CheckFailed.failed(
                        ear.name() + " delivered a different message than was sent. Something on the way changes"
                                + " or mixes up messages.");
            }
            news.next("dm");
        }
    }
}
