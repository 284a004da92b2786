package dev.parlor.users;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.http.ProblemException;
import dev.parlor.limits.Limits;
import dev.parlor.limits.Rates;
import dev.parlor.realtime.channel.MemoryChannelLayer;
import dev.parlor.testkit.OnBothEngines;
import dev.parlor.testkit.TestDatabase;
import dev.parlor.users.login.Accounts;
import dev.parlor.users.login.LoginLimits;
import dev.parlor.users.login.Logins;
import dev.parlor.users.login.RegistrationForm;
import dev.parlor.users.passwords.Argon2Cost;
import dev.parlor.users.passwords.PasswordHasher;
import dev.parlor.users.privacy.AccountDataSources;
import dev.parlor.users.sessions.ClientDevice;
import dev.parlor.users.sessions.SessionCache;
import dev.parlor.users.sessions.Sessions;
import dev.parlor.users.sessions.TokenSigner;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// Whether people get in while others keep the threads that hash busy.
@OnBothEngines
class LoginCrowdTest {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final int ADDRESSES = 16;
    private static final int ATTEMPTS_OF_EACH = 8;
    private static final int HONEST = 26;
    /// Before a refused attempt is repeated: a fraction of what one hash takes, so the queue stays full, and the
    /// processors are left to those who hash.
    private static final int PAUSE_NANOS = 200_000;

    private final TestDatabase database;

    LoginCrowdTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void letsEverybodyInWhileSixteenAddressesFillTheQueue() throws Exception {
        try (var passwords = new PasswordHasher(new Argon2Cost(2_048, 1, 1));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sessions = new Sessions(
                    database,
                    new SessionCache(database, CLOCK),
                    new TokenSigner(UsersNode.KEY, CLOCK),
                    new MemoryChannelLayer(),
                    UsersNode.cheap(false),
                    CLOCK);
            var limits = LoginLimits.of(Rates.alone(Limits.DEFAULTS.scaled(10_000)));
            var logins = new Logins(database, passwords, sessions, limits, CLOCK);
            var accounts = new Accounts(
                    database,
                    new ProfileChanges(database, new AccountCache(database), () -> AccountDataSources.NONE),
                    passwords,
                    sessions,
                    CLOCK);
            var emails = new ArrayList<String>();
            for (var each = 0; each < HONEST; each++) {
                var email = UsersNode.freshEmail();
                accounts.register(
                        new RegistrationForm(EmailAddress.parse(email).orElseThrow(), "Alice", "A", "correct horse"),
                        "192.0.2.1");
                emails.add(email);
            }
            var over = new AtomicBoolean();
            for (var each = 0; each < ADDRESSES * ATTEMPTS_OF_EACH; each++) {
                var address = "198.51.100." + each % ADDRESSES;
                threads.execute(() -> attack(logins, address, over));
            }
            try {
                assertThat(refused(logins, emails)).isZero();
            } finally {
                over.set(true);
            }
        }
    }

    private static int refused(Logins logins, List<String> emails) {
        var refused = 0;
        for (var each = 0; each < emails.size(); each++) {
            try {
                assertThat(logins.attempt(emails.get(each), "correct horse", new ClientDevice("", "203.0.113." + each)))
                        .isInstanceOf(Logins.LoginResult.LoginAccepted.class);
            } catch (ProblemException busy) {
                assertThat(busy.response().status()).isEqualTo(503);
                refused++;
            }
        }
        return refused;
    }

    private static void attack(Logins logins, String address, AtomicBoolean over) {
        while (!over.get()) {
            try {
                logins.attempt(UsersNode.freshEmail(), "wrong horse", new ClientDevice("", address));
            } catch (ProblemException busy) {
                assertThat(busy.response().status()).isEqualTo(503);
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }
}
