package dev.parlor.users.passwords;

import dev.parlor.http.JsonFields;
import dev.parlor.http.ProblemException;
import dev.parlor.http.ProblemResponses;
import dev.parlor.http.Request;
import dev.parlor.identity.UserId;
import dev.parlor.limits.AddressKey;
import dev.parlor.limits.RateLimit;
import dev.parlor.limits.RateLimit.RateDecision;
import dev.parlor.store.Database;
import dev.parlor.users.UserStore;
import java.time.Duration;

/// Asks a logged-in user for the password again, before something that can't be undone. Guesses are limited
/// as at login: a stolen token must not become a stolen account.
public final class PasswordCheck {
    private final Database database;
    private final UserStore store = new UserStore();
    private final PasswordHasher passwords;
    private final RateLimit failures;

    public PasswordCheck(Database database, PasswordHasher passwords, RateLimit failures) {
        this.database = database;
        this.passwords = passwords;
        this.failures = failures;
    }

    private record PasswordGuess(long user, AddressKey address) {}

    /// The requester for whom passwords are hashed.
    public static Requester requester(Request request, UserStore.StoredCredentials credentials) {
        return Requester.of(request.address(), credentials.emailKey());
    }

    /// The caller's credentials.
    ///
    /// @throws ProblemException 401 when the account no longer exists
    public UserStore.StoredCredentials credentials(Request request) {
        return database.read(handle ->
                        store.credentials(handle, new UserId(request.caller().userId())))
                .orElseThrow(() ->
                        new ProblemException(ProblemResponses.unauthenticated("User not found", "user_not_found")));
    }

    /// @param typed the value of the field `name`
    /// @throws ProblemException 400 when the password is wrong or the caller is a guest, who has none; 429
    ///     after too many wrong ones
    public void check(
            Request request, UserStore.StoredCredentials credentials, JsonFields fields, String name, String typed) {
        if (credentials.guest()) {
            throw new ProblemException(
                    ProblemResponses.refused("Guests have no password. Claim the account first.", "guest_account"));
        }
        var guess = new PasswordGuess(request.caller().userId(), AddressKey.of(request.address()));
        if (failures.tryConsume(guess) instanceof RateDecision.RequestThrottled(Duration retryAfter)) {
            throw new ProblemException(ProblemResponses.throttled(retryAfter));
        }
        if (passwords.matches(requester(request, credentials), typed, credentials.passwordHash())) {
            failures.giveBack(guess);
        } else {
            fields.reject(name, "Wrong password.");
            fields.check();
        }
    }
}
