package dev.parlor.verify.checks;

import dev.parlor.verify.client.BrowserHandshake;
import dev.parlor.verify.client.CheckFailed;
import dev.parlor.verify.client.SocketEvent;
import dev.parlor.verify.client.VerifyEndpoint;
import java.util.Optional;

/// Checks that an invalid token is rejected in the way that clients expect: the socket opens and is closed
/// with 4401.
public record TokenCheck(VerifyEndpoint at) implements VerifyCheck {
    private static final int UNAUTHENTICATED = 4401;

    @Override
    public String run() throws InterruptedException {
        try (var line = new BrowserHandshake(at, "/ws/notifications/", Optional.of("wrong")).open()) {
            var code =
                    line.closed(at.patience()).map(SocketEvent.CloseEvent::code).orElse(0);
            if (code == 0) {
                throw CheckFailed.failed(
                        line.name() + " stayed open with a wrong token. Take this address off the network.");
            } else if (code != UNAUTHENTICATED) {
                throw CheckFailed.failed(
                        line.name() + " was closed with " + code + " instead of 4401 for a wrong token:"
                                + " clients cannot tell that they must log in again. Something on the way drops close frames.");
            }
        }
        var answer = at.call("GET", "/api/users/profile/", Optional.of("wrong"), java.util.Map.of());
        if (answer.status() != 401) {
            throw CheckFailed.failed(answer.what() + " with a wrong token was answered " + answer.described()
                    + " instead of 401: something in front of Parlor answers in its place.");
        }
        return "";
    }
}
