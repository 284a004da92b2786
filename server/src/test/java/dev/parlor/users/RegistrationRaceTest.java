package dev.parlor.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.identity.UserId;
import dev.parlor.realtime.channel.MemoryChannelLayer;
import dev.parlor.testkit.OnBothEngines;
import dev.parlor.testkit.TestDatabase;
import dev.parlor.users.login.Accounts;
import dev.parlor.users.login.RegistrationForm;
import dev.parlor.users.passwords.PasswordHasher;
import dev.parlor.users.privacy.AccountDataSources;
import dev.parlor.users.sessions.SessionCache;
import dev.parlor.users.sessions.Sessions;
import dev.parlor.users.sessions.TokenSigner;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@OnBothEngines
class RegistrationRaceTest {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final int RACERS = 8;

    private final TestDatabase database;

    RegistrationRaceTest(TestDatabase database) {
        this.database = database;
    }

    /// Past the friendly question whether the address is free, which all of them would be told it is.
    @Test
    void givesAnAddressToOneOnly() throws Exception {
        var store = new UserStore();
        for (var round = 0; round < 20; round++) {
            var email = "race" + round + "@example.com";
            var start = new CyclicBarrier(RACERS);
            var racers = new ArrayList<Callable<Optional<UserId>>>();
            for (var racer = 0; racer < RACERS; racer++) {
                var spelling = racer % 2 == 0 ? email : email.toUpperCase(Locale.ROOT);
                racers.add(() -> {
                    start.await();
                    return database.write(tx -> store.insert(tx, person(spelling), "hash", CLOCK.instant()));
                });
            }
            assertThat(winners(racers)).isEqualTo(1);
        }
    }

    @Test
    void givesAMailboxToOneSpellingOfItsHostOnly() throws Exception {
        var store = new UserStore();
        for (var round = 0; round < 20; round++) {
            var start = new CyclicBarrier(RACERS);
            var racers = new ArrayList<Callable<Optional<UserId>>>();
            for (var racer = 0; racer < RACERS; racer++) {
                var host = racer % 2 == 0 ? "münchen.example" : "xn--mnchen-3ya.example";
                var person = person("race" + round + "@" + host);
                racers.add(() -> {
                    start.await();
                    return database.write(tx -> store.insert(tx, person, "hash", CLOCK.instant()));
                });
            }
            assertThat(winners(racers)).isEqualTo(1);
        }
    }

    @Test
    void tellsTheOthersThatItIsTaken() throws Exception {
        try (var passwords = new PasswordHasher(UsersNode.CHEAP)) {
            var sessions = new Sessions(
                    database,
                    new SessionCache(database, CLOCK),
                    new TokenSigner(UsersNode.KEY, CLOCK),
                    new MemoryChannelLayer(),
                    UsersNode.cheap(false),
                    CLOCK);
            var accounts = new Accounts(
                    database,
                    new ProfileChanges(database, new AccountCache(database), () -> AccountDataSources.NONE),
                    passwords,
                    sessions,
                    CLOCK);
            var racers = new ArrayList<Callable<Optional<User>>>();
            for (var racer = 0; racer < RACERS; racer++) {
                var spelling = racer % 2 == 0 ? "same@example.com" : "Same@Example.COM";
                racers.add(() -> accounts.register(person(spelling), "192.0.2.1"));
            }
            assertThat(winners(racers)).isEqualTo(1);
        }
    }

    private static <T> long winners(List<Callable<Optional<T>>> racers) throws Exception {
        var winners = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var racer : threads.invokeAll(racers)) {
                winners += racer.get().isPresent() ? 1 : 0;
            }
        }
        return winners;
    }

    private static RegistrationForm person(String email) {
        return new RegistrationForm(EmailAddress.parse(email).orElseThrow(), "Alice", "A", "correct horse");
    }
}
