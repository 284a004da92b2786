package dev.parlor.verify.checks;

import dev.parlor.verify.client.CheckFailed;
import dev.parlor.verify.client.ClientSocket;
import dev.parlor.verify.client.TestAccount;
import dev.parlor.verify.client.TestUsers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/// Checks that each user sees the other go offline and come back.
public record PresenceCheck(TestUsers party) implements VerifyCheck {
    /// Shorter absences are not announced, since they may be a page reload.
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final String PATH = "/ws/friends/status/";

    @Override
    public String run() throws InterruptedException {
        try (var his = party.bob().socket(PATH)) {
            seesComingAndGoing(his, party.bob(), party.alice());
        }
        try (var hers = party.alice().socket(PATH)) {
            seesComingAndGoing(hers, party.alice(), party.bob());
        }
        return "";
    }

    private void seesComingAndGoing(ClientSocket watcher, TestAccount who, TestAccount other)
            throws InterruptedException {
        try (var _ = other.socket(PATH)) {
            await(watcher, who, other, "online", Duration.ZERO);
        }
        await(watcher, who, other, "offline", GRACE);
        try (var _ = other.socket(PATH)) {
            await(watcher, who, other, "online", Duration.ZERO);
        }
    }

    private void await(ClientSocket watcher, TestAccount who, TestAccount other, String status, Duration grace)
            throws InterruptedException {
        var patience = party.base().patience().plus(grace);
        var end = System.nanoTime() + patience.toNanos();
        while (true) {
            var left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
            var update = watcher.poll("status_update", left)
                    .orElseThrow(
                            () -> CheckFailed.failed("The user at " + who.at().name() + " did not learn within "
                                    + patience.toSeconds() + " s that a friend at "
                                    + other.at().name() + " is " + status + "."));
            if (says(update, other, status)) {
                return;
            }
        }
    }

    private static boolean says(JsonNode update, TestAccount who, String status) {
        return update.path("user_id").asLong(0) == who.id()
                && update.path("status").asString("").equals(status);
    }
}
