package dev.parlor.verify;

import java.util.Optional;

/// Whether a wrong token is told to be wrong, in the way that clients understand: opened, and closed with 4401.
record TokenCheck(Entrance at) implements Check {
    private static final int UNAUTHENTICATED = 4401;

    @Override
    public String run() throws InterruptedException {
        try (var line = new Handshake(at, "/ws/notifications/", Optional.of("wrong")).open()) {
            var code = line.closed(at.patience()).map(Heard.Closed::code).orElse(0);
            if (code == 0) {
                throw Setback.failed(
                        line.name() + " stayed open with a wrong token. Take this address off the network.");
            } else if (code != UNAUTHENTICATED) {
                throw Setback.failed(line.name() + " was closed with " + code + " instead of 4401 for a wrong token:"
                        + " clients cannot tell that they must log in again. Something on the way drops close frames.");
            }
        }
        var answer = at.call("GET", "/api/users/profile/", Optional.of("wrong"), java.util.Map.of());
        if (answer.status() != 401) {
            throw Setback.failed(answer.what() + " with a wrong token was answered " + answer.described()
                    + " instead of 401: something in front of Parlor answers in its place.");
        }
        return "";
    }
}
