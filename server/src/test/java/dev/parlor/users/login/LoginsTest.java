package dev.parlor.users.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.limits.Limits;
import dev.parlor.limits.Rates;
import dev.parlor.limits.SharedBuckets;
import dev.parlor.realtime.channel.MemoryChannelLayer;
import dev.parlor.testkit.OnBothEngines;
import dev.parlor.testkit.TestDatabase;
import dev.parlor.users.AccountCache;
import dev.parlor.users.EmailAddress;
import dev.parlor.users.ProfileChanges;
import dev.parlor.users.UserStore;
import dev.parlor.users.UsersNode;
import dev.parlor.users.login.Logins.LoginResult;
import dev.parlor.users.passwords.Argon2Cost;
import dev.parlor.users.passwords.PasswordHasher;
import dev.parlor.users.passwords.Requester;
import dev.parlor.users.privacy.AccountDataSources;
import dev.parlor.users.sessions.ClientDevice;
import dev.parlor.users.sessions.SessionCache;
import dev.parlor.users.sessions.Sessions;
import dev.parlor.users.sessions.TokenSigner;
import io.github.bucket4j.TimeMeter;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnBothEngines
class LoginsTest {
    private static final InstantSource CLOCK = InstantSource.system();

    private final TestDatabase database;
    private final AtomicLong nanos = new AtomicLong();
    private final PasswordHasher passwords = new PasswordHasher(UsersNode.CHEAP);
    private final Sessions sessions;
    private final Logins logins;
    private final String email = UsersNode.freshEmail();

    LoginsTest(TestDatabase database) {
        this.database = database;
        sessions = new Sessions(
                database,
                new SessionCache(database, CLOCK),
                new TokenSigner(UsersNode.KEY, CLOCK),
                new MemoryChannelLayer(),
                UsersNode.cheap(false),
                CLOCK);
        logins = logins(passwords);
        var person = new RegistrationForm(EmailAddress.parse(email).orElseThrow(), "Alice", "A", "correct horse");
        new Accounts(
                        database,
                        new ProfileChanges(database, new AccountCache(database), () -> AccountDataSources.NONE),
                        passwords,
                        sessions,
                        CLOCK)
                .register(person, "192.0.2.1");
    }

    @AfterEach
    void stop() {
        passwords.close();
    }

    private Logins logins(PasswordHasher passwords) {
        return new Logins(
                database,
                passwords,
                sessions,
                LoginLimits.of(new Rates(Limits.DEFAULTS, SharedBuckets.NONE, clock())),
                CLOCK);
    }

    private TimeMeter clock() {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return nanos.get();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
    }

    @Test
    void worksAsHardForNobodyAsForSomebody() {
        var before = passwords.computed();
        assertThat(logins.attempt(email, "wrong horse", new ClientDevice("", "192.0.2.1")))
                .isInstanceOf(LoginResult.LoginRefused.class);
        var forSomebody = passwords.computed() - before;
        assertThat(logins.attempt("nobody@example.com", "wrong horse", new ClientDevice("", "192.0.2.1")))
                .isInstanceOf(LoginResult.LoginRefused.class);
        var forNobody = passwords.computed() - before - forSomebody;
        assertThat(forSomebody).isEqualTo(1);
        assertThat(forNobody).isEqualTo(1);
    }

    @Test
    void shutsOutOnlyWhoGuesses() {
        for (var guess = 0; guess < 10; guess++) {
            assertThat(logins.attempt(email, "guess " + guess, new ClientDevice("", "192.0.2.1")))
                    .isInstanceOf(LoginResult.LoginRefused.class);
        }
        assertThat(logins.attempt(email, "correct horse", new ClientDevice("", "192.0.2.1")))
                .isInstanceOf(LoginResult.TooOften.class);
        assertThat(logins.attempt(
                        " " + email.toUpperCase(java.util.Locale.ROOT),
                        "correct horse",
                        new ClientDevice("", "192.0.2.1")))
                .isInstanceOf(LoginResult.TooOften.class);
        assertThat(logins.attempt(email, "correct horse", new ClientDevice("", "192.0.2.2")))
                .isInstanceOf(LoginResult.LoginAccepted.class);
        assertThat(logins.attempt("other@example.com", "x", new ClientDevice("", "192.0.2.1")))
                .isInstanceOf(LoginResult.LoginRefused.class);
        nanos.addAndGet(java.time.Duration.ofMinutes(5).toNanos());
        assertThat(logins.attempt(email, "correct horse", new ClientDevice("", "192.0.2.1")))
                .isInstanceOf(LoginResult.LoginAccepted.class);
    }

    @Test
    void countsOnlyFailures() {
        for (var login = 0; login < 30; login++) {
            assertThat(logins.attempt(email, "correct horse", new ClientDevice("", "192.0.2.1")))
                    .isInstanceOf(LoginResult.LoginAccepted.class);
        }
    }

    @Test
    void storesTheHashAnewWhenItsCostWasRaised() {
        try (var dearer = new PasswordHasher(new Argon2Cost(16, 2, 1))) {
            assertThat(logins(dearer).attempt(email, "correct horse", new ClientDevice("", "192.0.2.1")))
                    .isInstanceOf(LoginResult.LoginAccepted.class);
            assertThat(storedHash()).startsWith("$argon2id$v=19$m=16,t=2,p=1$");
            assertThat(logins(dearer).attempt(email, "wrong horse", new ClientDevice("", "192.0.2.1")))
                    .isInstanceOf(LoginResult.LoginRefused.class);
        }
        assertThat(logins.attempt(email, "correct horse", new ClientDevice("", "192.0.2.1")))
                .isInstanceOf(LoginResult.LoginAccepted.class);
    }

    @Test
    void letsNobodyInWithAPasswordThatIsChangedMeanwhile() {
        var checked = database.read(handle -> new UserStore().credentials(handle, email))
                .orElseThrow();
        var store = new UserStore();
        database.write(tx ->
                store.replacePassword(tx, checked, passwords.hash(Requester.of("192.0.2.1", email), "battery staple")));
        boolean in = database.write(tx -> store.noteLogin(tx, checked, checked.passwordHash(), CLOCK.instant()));
        assertThat(in).isFalse();
    }

    private String storedHash() {
        return database.read(handle -> new UserStore().credentials(handle, email))
                .orElseThrow()
                .passwordHash();
    }
}
