package dev.parlor.verify.checks;

import dev.parlor.verify.client.CheckFailed;
import dev.parlor.verify.client.ClientSocket;
import dev.parlor.verify.client.TestAccount;
import dev.parlor.verify.client.TestUsers;
import dev.parlor.verify.client.VerifyEndpoint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Checks that logging out ends a session everywhere within a second.
public record LogoutCheck(TestUsers party) implements VerifyCheck {
    private static final int UNAUTHENTICATED = 4401;
    private static final Duration PROMISED = Duration.ofSeconds(1);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    @Override
    public String run() throws InterruptedException {
        logOut(party.base(), party.second());
        logOut(party.second(), party.base());
        return "";
    }

    private void logOut(VerifyEndpoint here, VerifyEndpoint there) throws InterruptedException {
        var alice = TestAccount.logIn(here, party.alice().credentials());
        var begun = 0L;
        try (var near = alice.socket("/ws/notifications/");
                var far = alice.at(there).socket("/ws/notifications/")) {
            near.next("hello");
            far.next("hello");
            begun = System.nanoTime();
            alice.post("/api/token/blacklist/", Map.of("refresh", alice.refresh()))
                    .expect(200);
            for (var socket : List.of(near, far)) {
                closes(socket, begun);
            }
        }
        tokensEnd(alice.at(there), begun);
    }

    /// A node may accept a cached session for another half second before it asks the database again.
    private static void tokensEnd(TestAccount alice, long begun) throws InterruptedException {
        while (true) {
            var late = System.nanoTime() - begun > PROMISED.toNanos();
            var answer = alice.get("/api/users/profile/");
            if (answer.status() == 401) {
                return;
            } else if (late) {
                throw CheckFailed.failed(answer.what() + " was still answered " + answer.described()
                        + " instead of 401 with a token that logged out a second ago.");
            }
            new CountDownLatch(1).await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static void closes(ClientSocket socket, long begun) throws InterruptedException {
        var closed = socket.closed(socket.patience());
        var taken = Duration.ofNanos(System.nanoTime() - begun);
        if (closed.isEmpty()) {
            throw CheckFailed.failed(
                    socket.name() + " stayed open after the log-out: the end of a session does not reach that"
                            + " node. Check REDIS_URL and Redis.");
        } else if (closed.get().code() != UNAUTHENTICATED) {
            throw CheckFailed.failed(socket.ended(closed.get(), "4401 was awaited after the log-out"));
        } else if (taken.compareTo(PROMISED) > 0) {
            throw CheckFailed.failed(socket.name() + " closed " + taken.toMillis()
                    + " ms after the log-out; 1000 are promised. Are the nodes, Redis or the database overloaded?");
        }
    }
}
