package dev.parlor.verify.checks;

import dev.parlor.verify.client.CheckFailed;
import dev.parlor.verify.client.TestAccount;
import dev.parlor.verify.client.TestUsers;
import java.util.Map;

/// Checks that messages sent at one endpoint arrive at the other, in both directions.
public record SignalsCheck(TestUsers party) implements VerifyCheck {
    @Override
    public String run() throws InterruptedException {
        cross(party.alice(), party.alice().at(party.second()));
        cross(party.alice().at(party.second()), party.alice());
        return "";
    }

    private void cross(TestAccount from, TestAccount to) throws InterruptedException {
        var room = party.room("signals");
        var words = "from " + from.at().name();
        try (var said = from.socket(room);
                var heard = to.socket(room)) {
            said.next("update_player_list");
            heard.next("update_player_list");
            said.send(Map.of("type", "chat_message", "message", words));
            said.next("chat_message");
            if (heard.poll("chat_message", to.at().patience()).isEmpty()) {
                throw CheckFailed.failed(silence(from, to, words));
            }
        }
    }

    /// Checks whether a message that did not arrive was at least stored in the database.
    private String silence(TestAccount from, TestAccount to, String words) throws InterruptedException {
        try (var again = to.socket(party.room("signals"))) {
            var kept = again.poll("history", to.at().patience())
                    .filter(history -> history.toString().contains(words))
                    .isPresent();
            var unheard = "messages sent at " + from.at().name() + " do not arrive at "
                    + to.at().name();
            return kept
                    ? "Both have the same database, but events do not cross: " + unheard
                            + ". Give all nodes the same REDIS_URL, and check that Redis runs."
                    : unheard + ", and are not stored there: check the logs of both nodes.";
        }
    }
}
