package dev.parlor.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.OnBothEngines;
import dev.parlor.testkit.TestDatabase;
import dev.parlor.users.avatars.Avatars;
import dev.parlor.users.login.RegistrationForm;
import dev.parlor.users.privacy.AccountDataSources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@OnBothEngines
class AvatarRaceTest {
    private static final int RACERS = 8;

    private final TestDatabase database;

    AvatarRaceTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void keepsOneOfThePicturesThatArriveAtOnce() throws Exception {
        var email = EmailAddress.parse("race@example.com").orElseThrow();
        var user = database.write(tx -> new UserStore()
                        .insert(tx, new RegistrationForm(email, "Alice", "A", "correct horse"), "hash", Instant.EPOCH))
                .orElseThrow();
        var avatars = new Avatars(
                database, new ProfileChanges(database, new AccountCache(database), () -> AccountDataSources.NONE));
        for (var round = 0; round < 20; round++) {
            var start = new CyclicBarrier(RACERS);
            var racers = new ArrayList<Callable<Boolean>>();
            for (var racer = 0; racer < RACERS; racer++) {
                var picture = new byte[] {(byte) racer};
                racers.add(() -> {
                    start.await();
                    avatars.put(user, picture);
                    return true;
                });
            }
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var racer : threads.invokeAll(racers)) {
                    assertThat(racer.get()).isTrue();
                }
            }
            var name = database.read(handle -> handle.select("SELECT avatar FROM users WHERE id = ?", user.value())
                    .mapTo(String.class)
                    .one());
            assertThat(avatars.find(name)).isPresent();
        }
    }
}
