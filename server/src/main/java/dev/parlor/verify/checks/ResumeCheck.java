package dev.parlor.verify.checks;

import dev.parlor.verify.client.CheckFailed;
import dev.parlor.verify.client.ClientSocket;
import dev.parlor.verify.client.TestAccount;
import dev.parlor.verify.client.TestUsers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Checks that a user who was away receives exactly the missed messages, once and in order, at whichever
/// endpoint they reconnect.
public record ResumeCheck(TestUsers party) implements VerifyCheck {
    /// What Bob has received when he leaves: the ids of the last message and of the last event.
    private record KnownNumbers(long message, long event) {}

    @Override
    public String run() throws InterruptedException {
        var alice = party.alice();
        var bob = party.bob();
        try (var mouth = alice.socket("/ws/chat/" + bob.id() + "/")) {
            var known = leave(mouth);
            var missed = new ArrayList<>(List.of("one", "two", "three"));
            for (var words : missed) {
                say(mouth, words);
            }
            for (var entrance : List.of(party.second(), party.base())) {
                missed.add(comeBack(bob.at(entrance), mouth, known, missed));
            }
        }
        return "";
    }

    private KnownNumbers leave(ClientSocket mouth) throws InterruptedException {
        try (var ear = party.bob().socket("/ws/chat/" + party.alice().id() + "/");
                var news = party.bob().socket("/ws/notifications/")) {
            news.next("hello");
            say(mouth, "before");
            return new KnownNumbers(
                    ear.next("message").path("message_id").asLong(0),
                    news.next("dm").path("event_id").asLong(0));
        }
    }

    /// Returns the message sent after he reconnected.
    private String comeBack(TestAccount bob, ClientSocket mouth, KnownNumbers known, List<String> missed)
            throws InterruptedException {
        var live = "live at " + bob.at().name();
        try (var ear = bob.socket("/ws/chat/" + party.alice().id() + "/", "since=" + known.message());
                var news = bob.socket("/ws/notifications/", "since=" + known.event())) {
            for (var words : missed) {
                expect(ear, "message", words);
                expect(news, "dm", words);
            }
            say(mouth, live);
            expect(ear, "message", live);
            expect(news, "dm", live);
        }
        return live;
    }

    private static void say(ClientSocket mouth, String words) throws InterruptedException {
        mouth.send(Map.of("type", "message", "message", words));
        mouth.next("message");
    }

    private static void expect(ClientSocket socket, String type, String words) throws InterruptedException {
        var heard = socket.next(type).path("message").asString("");
        if (!heard.equals(words)) {
            throw CheckFailed.failed(socket.name() + " brought \"" + heard + "\" where \"" + words
                    + "\" was missed: messages after a pause are lost, duplicated or out of order.");
        }
    }
}
