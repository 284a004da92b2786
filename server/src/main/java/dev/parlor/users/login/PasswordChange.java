package dev.parlor.users.login;

import dev.parlor.http.ProblemException;
import dev.parlor.http.ProblemResponses;
import dev.parlor.http.Request;
import dev.parlor.http.Response;
import dev.parlor.identity.Principal;
import dev.parlor.limits.RateLimit;
import dev.parlor.limits.RateLimit.RateDecision;
import dev.parlor.store.Database;
import dev.parlor.users.UserStore;
import dev.parlor.users.passwords.PasswordCheck;
import dev.parlor.users.passwords.PasswordHasher;
import dev.parlor.users.passwords.PasswordRules;
import dev.parlor.users.sessions.Sessions;
import java.time.Duration;

/// `POST /api/users/profile/password/`: another password, which ends all sessions but the one that asked.
public final class PasswordChange {
    private final Database database;
    private final UserStore store = new UserStore();
    private final PasswordCheck check;
    private final PasswordHasher passwords;
    private final Sessions sessions;
    private final RateLimit changes;

    /// @param changes of one account, wrong passwords among them
    public PasswordChange(
            Database database, PasswordCheck check, PasswordHasher passwords, Sessions sessions, RateLimit changes) {
        this.database = database;
        this.check = check;
        this.passwords = passwords;
        this.sessions = sessions;
        this.changes = changes;
    }

    public Response change(Request request) {
        DemoAccounts.refuseChange(request);
        var credentials = check.credentials(request);
        var fields = request.fields();
        var current = fields.secret("current");
        var changed = PasswordRules.read(fields, "new", credentials.emailKey());
        fields.check();
        // Never given back: each costs two hashes, whether the password is right or not.
        if (changes.tryConsume(credentials.user()) instanceof RateDecision.RequestThrottled(Duration retryAfter)) {
            return ProblemResponses.throttled(retryAfter);
        }
        check.check(request, credentials, fields, "current", current);
        replace(request.caller(), credentials, passwords.hash(PasswordCheck.requester(request, credentials), changed));
        return Response.noContent();
    }

    private void replace(Principal caller, UserStore.StoredCredentials credentials, String passwordHash) {
        var done = database.write(tx -> {
            var replaced = store.replacePassword(tx, credentials, passwordHash);
            if (replaced) {
                sessions.endOthers(tx, credentials.user(), caller.sessionId());
            }
            return replaced;
        });
        if (!done) {
            // Changed elsewhere in this moment: what was typed as the current one isn't any more.
            throw new ProblemException(ProblemResponses.field("current", "Wrong password."));
        }
    }
}
