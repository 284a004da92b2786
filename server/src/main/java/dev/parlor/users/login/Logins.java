package dev.parlor.users.login;

import dev.parlor.http.ProblemException;
import dev.parlor.limits.AddressKey;
import dev.parlor.limits.RateLimit.RateDecision;
import dev.parlor.store.Database;
import dev.parlor.tally.EventCounter;
import dev.parlor.users.EmailAddress;
import dev.parlor.users.UserStore;
import dev.parlor.users.passwords.PasswordHasher;
import dev.parlor.users.passwords.Requester;
import dev.parlor.users.sessions.ClientDevice;
import dev.parlor.users.sessions.Sessions;
import dev.parlor.users.sessions.TokenPair;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// Lets people in who know their password.
///
/// What doesn't work looks and takes the same whether the account exists or not (contract §2.1).
public final class Logins {
    private final Database database;
    private final UserStore store = new UserStore();
    private final PasswordHasher passwords;
    private final Sessions sessions;
    private final LoginLimits limits;
    private final InstantSource clock;
    private final EventCounter<LoginOutcome> outcomes = new EventCounter<>(List.of(LoginOutcome.values()));

    public Logins(
            Database database, PasswordHasher passwords, Sessions sessions, LoginLimits limits, InstantSource clock) {
        this.database = database;
        this.passwords = passwords;
        this.sessions = sessions;
        this.limits = limits;
        this.clock = clock;
    }

    /// What became of an attempt.
    public sealed interface LoginResult {
        record LoginAccepted(TokenPair tokens) implements LoginResult {}

        /// No such account, another password, or disabled: it is not said which.
        record LoginRefused() implements LoginResult {}

        /// Too many failures with this account from this address.
        record TooOften(Duration retryAfter) implements LoginResult {}
    }

    private record LoginGuess(String emailKey, AddressKey address) {}

    /// How attempts have ended.
    public EventCounter<LoginOutcome> outcomes() {
        return outcomes;
    }

    public LoginResult attempt(String email, String password, ClientDevice device) {
        var attempt = tried(email, password, device);
        outcomes.increment(
                switch (attempt) {
                    case LoginResult.LoginAccepted _ -> LoginOutcome.OK;
                    case LoginResult.LoginRefused() -> LoginOutcome.REFUSED;
                    case LoginResult.TooOften _ -> LoginOutcome.THROTTLED;
                });
        return attempt;
    }

    private LoginResult tried(String email, String password, ClientDevice device) {
        var key = EmailAddress.key(email);
        var guess = new LoginGuess(key, AddressKey.of(device.address()));
        if (limits.failures().tryConsume(guess) instanceof RateDecision.RequestThrottled(Duration retryAfter)) {
            return new LoginResult.TooOften(retryAfter);
        }
        try {
            var attempt = check(new Requester(guess.address(), key), email, password, device);
            if (attempt instanceof LoginResult.LoginAccepted) {
                limits.failures().giveBack(guess);
            }
            return attempt;
        } catch (ProblemException busy) {
            limits.failures().giveBack(guess);
            throw busy;
        }
    }

    private LoginResult check(Requester who, String email, String password, ClientDevice device) {
        var found = database.read(handle -> store.credentials(handle, email));
        if (found.isEmpty()) {
            passwords.matchNobody(who, password);
            return new LoginResult.LoginRefused();
        }
        var credentials = found.get();
        if (!passwords.matches(who, password, credentials.passwordHash()) || !credentials.active()) {
            return new LoginResult.LoginRefused();
        }
        return enter(credentials, renewed(who, credentials, password), device);
    }

    private String renewed(Requester who, UserStore.StoredCredentials credentials, String password) {
        var hash = credentials.passwordHash();
        return passwords.outdated(hash) ? passwords.hash(who, password) : hash;
    }

    private LoginResult enter(UserStore.StoredCredentials credentials, String passwordHash, ClientDevice device) {
        return database.write(tx -> store.noteLogin(tx, credentials, passwordHash, clock.instant())
                ? new LoginResult.LoginAccepted(sessions.open(tx, credentials.user(), device))
                : new LoginResult.LoginRefused());
    }
}
