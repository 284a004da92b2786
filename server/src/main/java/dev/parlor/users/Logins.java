package dev.parlor.users;

import dev.parlor.http.Problem;
import dev.parlor.limits.AddressKey;
import dev.parlor.limits.RateLimit.Verdict;
import dev.parlor.store.Database;
import dev.parlor.tally.Tally;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// Lets people in who know their password.
///
/// What doesn't work looks and takes the same whether the account exists or not (contract §2.1).
final class Logins {
    private final Database database;
    private final UserStore store = new UserStore();
    private final Passwords passwords;
    private final Sessions sessions;
    private final LoginLimits limits;
    private final InstantSource clock;
    private final Tally<LoginOutcome> outcomes = new Tally<>(List.of(LoginOutcome.values()));

    Logins(Database database, Passwords passwords, Sessions sessions, LoginLimits limits, InstantSource clock) {
        this.database = database;
        this.passwords = passwords;
        this.sessions = sessions;
        this.limits = limits;
        this.clock = clock;
    }

    /// What became of an attempt.
    sealed interface Attempt {
        record Welcome(TokenPair tokens) implements Attempt {}

        /// No such account, another password, or disabled: it is not said which.
        record Refused() implements Attempt {}

        /// Too many failures with this account from this address.
        record TooOften(Duration retryAfter) implements Attempt {}
    }

    private record Guess(String emailKey, AddressKey address) {}

    /// How attempts have ended.
    Tally<LoginOutcome> outcomes() {
        return outcomes;
    }

    Attempt attempt(String email, String password, Device device) {
        var attempt = tried(email, password, device);
        outcomes.increment(
                switch (attempt) {
                    case Attempt.Welcome _ -> LoginOutcome.OK;
                    case Attempt.Refused() -> LoginOutcome.REFUSED;
                    case Attempt.TooOften _ -> LoginOutcome.THROTTLED;
                });
        return attempt;
    }

    private Attempt tried(String email, String password, Device device) {
        var key = EmailAddress.key(email);
        var guess = new Guess(key, AddressKey.of(device.address()));
        if (limits.failures().tryConsume(guess) instanceof Verdict.Throttled(Duration retryAfter)) {
            return new Attempt.TooOften(retryAfter);
        }
        try {
            var attempt = check(new Requester(guess.address(), key), password, device);
            if (attempt instanceof Attempt.Welcome) {
                limits.failures().giveBack(guess);
            }
            return attempt;
        } catch (Problem busy) {
            limits.failures().giveBack(guess);
            throw busy;
        }
    }

    private Attempt check(Requester who, String password, Device device) {
        var found = database.read(handle -> store.credentials(handle, who.account()));
        if (found.isEmpty()) {
            passwords.matchNobody(who, password);
            return new Attempt.Refused();
        }
        var credentials = found.get();
        if (!passwords.matches(who, password, credentials.passwordHash()) || !credentials.active()) {
            return new Attempt.Refused();
        }
        return enter(credentials, renewed(who, credentials, password), device);
    }

    private String renewed(Requester who, UserStore.Credentials credentials, String password) {
        var hash = credentials.passwordHash();
        return passwords.outdated(hash) ? passwords.hash(who, password) : hash;
    }

    private Attempt enter(UserStore.Credentials credentials, String passwordHash, Device device) {
        return database.write(tx -> store.noteLogin(tx, credentials, passwordHash, clock.instant())
                ? new Attempt.Welcome(sessions.open(tx, credentials.user(), device))
                : new Attempt.Refused());
    }
}
