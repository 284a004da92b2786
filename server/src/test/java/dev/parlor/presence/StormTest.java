package dev.parlor.presence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.OnBothEngines;
import dev.parlor.testkit.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Everybody reconnects at once. How fast that goes is measured with a crowd of five thousand: `-Dstorm.users=5000
/// -Dstorm.friends=50 -Dstorm.millis=5000` (docs/performance.md).
@OnBothEngines
class StormTest {
    private static final int USERS = Integer.getInteger("storm.users", 300);
    private static final int FRIENDS = Integer.getInteger("storm.friends", 20);
    private static final Duration SPREAD = Duration.ofMillis(Integer.getInteger("storm.millis", 300));

    private final TestDatabase database;

    StormTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void everybodyHearsOfEveryFriendExactlyOnce() throws InterruptedException {
        try (var storm = new Storm(database, new Ring(USERS, FRIENDS / 2))) {
            exactlyOnce("reconnect to a fresh node", storm.restart(SPREAD));
            exactlyOnce("lose the socket and come back", storm.blink(SPREAD.dividedBy(2)));
        }
    }

    private void exactlyOnce(String name, Storm.Outcome outcome) {
        System.out.printf(
                "%s: %d users with %d friends %s: settled after %d ms, %d ms after the last; %d ms of CPU; %d messages%n",
                database,
                USERS,
                FRIENDS,
                name,
                outcome.wall().toMillis(),
                outcome.settle().toMillis(),
                outcome.cpu().toMillis(),
                outcome.messages());
        assertThat(outcome.lost()).isZero();
        assertThat(outcome.doubled()).isZero();
    }
}
