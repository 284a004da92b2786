package dev.parlor.verify.checks;

import dev.parlor.verify.client.CheckFailed;
import dev.parlor.verify.client.SocketEvent;
import dev.parlor.verify.client.TestAccount;
import dev.parlor.verify.client.TestUsers;
import java.util.Map;

/// One of the five kinds of sockets, at every entrance: it opens, says what it says first, answers a frame and a
/// ping.
///
/// @param first the type of the frame that comes to whoever opens it; empty when nothing does
public record SocketCheck(TestUsers party, SocketPath path, String first) implements VerifyCheck {
    /// Where it is; some are known only when there are guests.
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
