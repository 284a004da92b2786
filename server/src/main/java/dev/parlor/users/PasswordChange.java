package dev.parlor.users;

import dev.parlor.http.Fields;
import dev.parlor.http.Problem;
import dev.parlor.http.Problems;
import dev.parlor.http.Request;
import dev.parlor.http.Response;
import dev.parlor.limits.AddressKey;
import dev.parlor.limits.RateLimit;
import dev.parlor.limits.RateLimit.Verdict;
import dev.parlor.realtime.Principal;
import dev.parlor.store.Database;
import java.time.Duration;

/// `POST /api/users/profile/password/`: a new password for who knows the old one. Ends the account's other
/// sessions.
final class PasswordChange {
    private final Database database;
    private final UserStore store = new UserStore();
    private final Passwords passwords;
    private final Sessions sessions;
    private final RateLimit failures;

    PasswordChange(Database database, Passwords passwords, Sessions sessions, RateLimit failures) {
        this.database = database;
        this.passwords = passwords;
        this.sessions = sessions;
        this.failures = failures;
    }

    private record Guess(long user, AddressKey address) {}

    Response change(Request request) {
        var caller = request.caller();
        var credentials = database.read(handle -> store.credentials(handle, new UserId(caller.userId())))
                .orElseThrow(() -> new Problem(Problems.unauthenticated("User not found", "user_not_found")));
        var fields = request.fields();
        var current = fields.secret("current");
        var changed = PasswordRules.read(fields, "new", credentials.emailKey());
        fields.check();
        checkCurrent(fields, credentials, current, new Guess(caller.userId(), AddressKey.of(request.address())));
        replace(caller, credentials, passwords.hash(changed));
        return Response.noContent();
    }

    /// Guessing is as limited here as at login: a stolen token must not become a stolen account.
    private void checkCurrent(Fields fields, UserStore.Credentials credentials, String current, Guess guess) {
        if (failures.tryConsume(guess) instanceof Verdict.Throttled(Duration retryAfter)) {
            throw new Problem(Problems.throttled(retryAfter));
        }
        if (passwords.matches(current, credentials.passwordHash())) {
            failures.giveBack(guess);
        } else {
            fields.reject("current", "Wrong password.");
            fields.check();
        }
    }

    private void replace(Principal caller, UserStore.Credentials credentials, String passwordHash) {
        var done = database.write(tx -> {
            var replaced = store.replacePassword(tx, credentials, passwordHash);
            if (replaced) {
                sessions.endOthers(tx, credentials.user(), caller.sessionId());
            }
            return replaced;
        });
        if (!done) {
            // Changed elsewhere in this moment: what was typed as the current one isn't any more.
            throw new Problem(Problems.field("current", "Wrong password."));
        }
    }
}
