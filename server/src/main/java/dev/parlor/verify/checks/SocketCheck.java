package dev.parlor.verify.checks;

import dev.parlor.verify.client.CheckFailed;
import dev.parlor.verify.client.SocketEvent;
import dev.parlor.verify.client.TestAccount;
import dev.parlor.verify.client.TestUsers;
import java.util.Map;

/// Checks one of the five kinds of sockets at every endpoint: it opens, sends its first frame, and answers a
/// frame and a ping.
///
/// @param first the type of the first frame the server sends; empty when it sends none
public record SocketCheck(TestUsers party, SocketPath path, String first) implements VerifyCheck {
    /// The path of the socket; some depend on the test accounts.
    @FunctionalInterface
    public interface SocketPath {
        String of(TestAccount account) throws InterruptedException;
    }

    @Override
    public String run() throws InterruptedException {
        for (var entrance : party.entrances()) {
            check(party.alice().at(entrance));
        }
        return "";
    }

    private void check(TestAccount alice) throws InterruptedException {
        try (var line = alice.socket(path.of(alice))) {
            if (!first.isEmpty()) {
                line.next(first);
            }
            line.send(Map.of("type", "verify_asks", "id", "1"));
            var error = line.next("error");
            if (!error.path("id").asString("").equals("1")) {
                throw CheckFailed.failed(line.name() + " answered a different request.");
            }
            line.ping();
            if (!(line.control(line.patience()) instanceof SocketEvent.PongEvent)) {
                throw CheckFailed.failed(line.name() + " did not answer a ping within "
                        + line.patience().toSeconds()
                        + " s: something on the way drops control frames, so idle sockets will be cut.");
            }
        }
    }
}
