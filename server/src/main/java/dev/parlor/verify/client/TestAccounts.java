package dev.parlor.verify.client;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The temporary accounts: creates them, and deletes them in every case. Thread-safe.
public final class TestAccounts {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final VerifyEndpoint at;
    private final String visit = random(6);
    private final Set<TestAccount.TestCredentials> made = ConcurrentHashMap.newKeySet();

    TestAccounts(VerifyEndpoint at) {
        this.at = at;
    }

    /// A value unique to this run, for lobby names.
    String visit() {
        return visit;
    }

    /// Registers a new account and logs in.
    TestAccount welcome(String firstName) throws InterruptedException {
        var email = "verify-" + visit + "-" + firstName.toLowerCase(Locale.ROOT) + "@parlor.invalid";
        var credentials = new TestAccount.TestCredentials(email, random(16), firstName);
        // Recorded before it is created, so that an interruption in between leaves nothing behind.
        made.add(credentials);
        var answer = at.call(
                "POST",
                "/api/users/",
                Optional.empty(),
                Map.of(
                        "email",
                        credentials.email(),
                        "first_name",
                        firstName,
                        "last_name",
                        "Verify",
                        "password",
                        credentials.password()));
        if (answer.status() != 201) {
            made.remove(credentials);
            throw new CheckFailed(refusal(answer));
        }
        return TestAccount.logIn(at, credentials);
    }

    private static CheckOutcome refusal(HttpAnswer answer) {
        if (answer.status() == 429 && answer.isParlors()) {
            return new CheckOutcome.UnableToCheck(
                    "Too many accounts were registered from this address recently (429). Try again in "
                            + answer.header("Retry-After") + " s. If real users see this too, they all count as one"
                            + " address: put the proxy's address into TRUSTED_PROXIES.");
        } else if (answer.isParlors() && (answer.status() == 403 || answer.status() == 404)) {
            return new CheckOutcome.UnableToCheck("Registration is closed here (" + answer.described()
                    + "): throw-away accounts can't be made, so the rest can't be checked.");
        }
        return new CheckOutcome.FailedCheck(answer.what() + " was answered " + answer.described() + " instead of 201."
                + (answer.isParlors() ? "" : " Make the proxy forward /api/ to Parlor."));
    }

    public boolean isEmpty() {
        return made.isEmpty();
    }

    /// Deletes every account that was created.
    ///
    /// @throws CheckFailed naming the accounts that could not be deleted
    public String remove() throws InterruptedException {
        var removed = 0;
        var left = new StringBuilder();
        for (var credentials : Set.copyOf(made)) {
            if (made.remove(credentials)) {
                var problem = remove(credentials);
                removed += problem.isEmpty() ? 1 : 0;
                problem.ifPresent(why -> left.append(left.isEmpty() ? "" : " ")
                        .append(credentials.email())
                        .append(": ")
                        .append(why));
            }
        }
        if (!left.isEmpty()) {
            throw CheckFailed.failed("These accounts remain; their passwords are unknown, and ./parlor user can disable"
                    + " them. " + left);
        }
        return removed + (removed == 1 ? " throw-away account deleted" : " throw-away accounts deleted");
    }

    private Optional<String> remove(TestAccount.TestCredentials credentials) throws InterruptedException {
        try {
            var tokens = at.call("POST", "/api/token/", Optional.empty(), credentials.logIn());
            if (tokens.status() == 401) {
                // The registration got no response and did not take effect.
                return Optional.empty();
            }
            var access = tokens.expect(200).json().path("access").asString("");
            var password = Map.of("password", credentials.password());
            at.call("DELETE", "/api/users/profile/", Optional.of(access), password)
                    .expect(204);
            return Optional.empty();
        } catch (CheckFailed failure) {
            return Optional.of(failure.getMessage());
        }
    }

    private static String random(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
