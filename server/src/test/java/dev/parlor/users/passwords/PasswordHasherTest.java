package dev.parlor.users.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlor.http.ProblemException;
import dev.parlor.users.UserSettings;
import dev.parlor.users.UsersNode;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHasherTest {
    private static final Requester SOMEBODY = Requester.of("192.0.2.1", "alice@example.com");

    private final PasswordHasher passwords = new PasswordHasher(UsersNode.CHEAP);

    @AfterEach
    void stop() {
        passwords.close();
    }

    @Test
    void knowsThePasswordFromItsHash() {
        var hash = passwords.hash(SOMEBODY, "correct horse");
        assertThat(hash).startsWith("$argon2id$v=19$m=8,t=1,p=1$").doesNotContain("correct");
        assertThat(passwords.matches(SOMEBODY, "correct horse", hash)).isTrue();
        assertThat(passwords.matches(SOMEBODY, "Correct horse", hash)).isFalse();
        assertThat(passwords.matches(SOMEBODY, "", hash)).isFalse();
    }

    @Test
    void saltsEveryHash() {
        assertThat(passwords.hash(SOMEBODY, "correct horse")).isNotEqualTo(passwords.hash(SOMEBODY, "correct horse"));
    }

    @Test
    void takesAnAccentHoweverItWasComposed() {
        assertThat(passwords.matches(SOMEBODY, "cafe\u0301 society", passwords.hash(SOMEBODY, "caf\u00e9 society")))
                .isTrue();
    }

    @Test
    void readsHashesOfOtherCosts() {
        var dearer = new Argon2Cost(16, 2, 1);
        try (var then = new PasswordHasher(dearer)) {
            var hash = then.hash(SOMEBODY, "correct horse");
            assertThat(passwords.matches(SOMEBODY, "correct horse", hash)).isTrue();
            assertThat(passwords.outdated(hash)).isTrue();
            assertThat(then.outdated(hash)).isFalse();
        }
    }

    @Test
    void hashesAtTheRecommendedCostByDefault() {
        assertThat(UserSettings.DEFAULTS.passwordCost()).isEqualTo(new Argon2Cost(19_456, 2, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "$argon2i$v=19$m=8,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAA",
                "$argon2id$v=16$m=8,t=1,p=1$AAAA$AAAA",
                "$argon2id$v=19$m=8,t=1,p=1$AAAA$"
            })
    void refusesToGuessWhatAStoredHashMeans(String stored) {
        assertThatThrownBy(() -> passwords.matches(SOMEBODY, "x", stored)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void turnsPeopleAwayWhenTooManyWait() throws Exception {
        try (var busy = new PasswordHasher(new Argon2Cost(4_096, 3, 1), 1, 1);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var logins = new ArrayList<Callable<String>>();
            for (var each = 0; each < 20; each++) {
                logins.add(() -> busy.hash(SOMEBODY, "correct horse"));
            }
            var refused = 0;
            for (var login : threads.invokeAll(logins)) {
                try {
                    assertThat(login.get()).startsWith("$argon2id$");
                } catch (ExecutionException failed) {
                    assertThatExceptionOfType(ProblemException.class)
                            .isThrownBy(() -> {
                                throw failed.getCause();
                            })
                            .satisfies(problem ->
                                    assertThat(problem.response().status()).isEqualTo(503));
                    refused++;
                }
            }
            assertThat(refused).isBetween(1, 19);
            assertThat(busy.hash(SOMEBODY, "and then again")).startsWith("$argon2id$");
        }
    }
}
