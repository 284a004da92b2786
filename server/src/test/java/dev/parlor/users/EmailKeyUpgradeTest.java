package dev.parlor.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.identity.UserId;
import dev.parlor.testkit.OnBothEngines;
import dev.parlor.testkit.TestDatabase;
import dev.parlor.users.login.RegistrationForm;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Accounts with keys of older versions, which took `münchen.example` and `xn--mnchen-3ya.example` for two hosts.
@OnBothEngines
class EmailKeyUpgradeTest {
    private final TestDatabase database;
    private final UserStore store = new UserStore();

    EmailKeyUpgradeTest(TestDatabase database) {
        this.database = database;
    }

    /// An account as an older version made it.
    private UserId older(String email) {
        return database.write(tx -> {
            var user = store.insert(tx, person(email), "hash", Instant.EPOCH).orElseThrow();
            tx.handle()
                    .execute("UPDATE users SET email_key = ? WHERE id = ?", EmailAddress.olderKey(email), user.value());
            return user;
        });
    }

    private static RegistrationForm person(String email) {
        return new RegistrationForm(EmailAddress.parse(email).orElseThrow(), "Alice", "A", "correct horse");
    }

    private UserId owner(String email) {
        return database.read(handle -> store.credentials(handle, email))
                .orElseThrow()
                .user();
    }

    private String key(UserId user) {
        return database.read(handle -> store.credentials(handle, user))
                .orElseThrow()
                .emailKey();
    }

    @Test
    void givesAnAccountTheKeyOfItsMailbox() {
        var user = older("Ann@MÜNCHEN.example");
        EmailKeyUpgrade.run(database);
        assertThat(key(user)).isEqualTo("ann@xn--mnchen-3ya.example");
        assertThat(owner("ann@münchen.example")).isEqualTo(user);
        assertThat(owner("ann@xn--mnchen-3ya.example")).isEqualTo(user);
        var again = database.write(tx -> store.insert(tx, person("ann@münchen.example"), "hash", Instant.EPOCH));
        assertThat(again).isEmpty();
        EmailKeyUpgrade.run(database);
        assertThat(key(user)).isEqualTo("ann@xn--mnchen-3ya.example");
    }

    @Test
    void findsAnAccountBeforeItsKeyIsUpgraded() {
        var user = older("bea@münchen.example");
        assertThat(owner("Bea@München.example")).isEqualTo(user);
        boolean taken = database.read(
                handle -> store.taken(handle, person("bea@münchen.example").email()));
        assertThat(taken).isTrue();
    }

    @Test
    void keepsTwoAccountsOfOneMailboxWorking() {
        var typed = older("cem@münchen.example");
        var ascii = older("cem@xn--mnchen-3ya.example");
        EmailKeyUpgrade.run(database);
        assertThat(owner("cem@münchen.example")).isEqualTo(typed);
        assertThat(owner("cem@xn--mnchen-3ya.example")).isEqualTo(ascii);
        EmailKeyUpgrade.run(database);
        assertThat(owner("CEM@münchen.example")).isEqualTo(typed);
    }

    @Test
    void givesTheKeyToTheOlderOfTwoThatHaveIt() {
        var first = older("dag@mail.münchen.bücher.example");
        var second = older("dag@mail.münchen.xn--bcher-kva.example");
        EmailKeyUpgrade.run(database);
        assertThat(key(first)).isEqualTo("dag@mail.xn--mnchen-3ya.xn--bcher-kva.example");
        assertThat(owner("dag@mail.münchen.bücher.example")).isEqualTo(first);
        assertThat(owner("dag@mail.münchen.xn--bcher-kva.example")).isEqualTo(second);
        assertThat(owner("dag@mail.xn--mnchen-3ya.xn--bcher-kva.example")).isEqualTo(first);
    }

    @Test
    void givesTheOtherTheKeyOnceItIsFree() {
        var typed = older("eva@münchen.example");
        var ascii = older("eva@xn--mnchen-3ya.example");
        EmailKeyUpgrade.run(database);
        var checked = database.read(handle -> store.credentials(handle, ascii)).orElseThrow();
        boolean deleted = database.write(tx -> store.delete(tx, checked, Instant.EPOCH));
        assertThat(deleted).isTrue();
        EmailKeyUpgrade.run(database);
        assertThat(owner("eva@xn--mnchen-3ya.example")).isEqualTo(typed);
    }

    @Test
    void runsOnSeveralNodesAtOnce() throws Exception {
        for (var n = 0; n < 20; n++) {
            older("race" + n + "@münchen.example");
        }
        Callable<Boolean> node = () -> {
            EmailKeyUpgrade.run(database);
            return true;
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var run :
                    threads.invokeAll(Stream.generate(() -> node).limit(4).toList())) {
                assertThat(run.get()).isTrue();
            }
        }
        assertThat(key(owner("race7@münchen.example"))).isEqualTo("race7@xn--mnchen-3ya.example");
    }
}
