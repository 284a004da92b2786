package dev.parlor.users.privacy;

import dev.parlor.http.ProblemException;
import dev.parlor.http.ProblemResponses;
import dev.parlor.http.Request;
import dev.parlor.http.Response;
import dev.parlor.identity.UserId;
import dev.parlor.realtime.channel.Topic;
import dev.parlor.store.Database;
import dev.parlor.store.Tx;
import dev.parlor.users.AccountCache;
import dev.parlor.users.UserStore;
import dev.parlor.users.avatars.Avatars;
import dev.parlor.users.login.DemoAccounts;
import dev.parlor.users.passwords.PasswordCheck;
import dev.parlor.users.sessions.Sessions;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.function.Supplier;

/// `DELETE /api/users/profile/`: the end of an account. Its row stays, without anything personal, because the games
/// and messages of others name it; its address is free again.
public final class AccountDeletion {
    private final Database database;
    private final UserStore store = new UserStore();
    private final PasswordCheck check;
    private final AccountCache accountCache;
    private final Avatars avatars;
    private final Sessions sessions;
    private final Supplier<AccountDataSources> parts;
    private final InstantSource clock;

    public AccountDeletion(
            Database database,
            PasswordCheck check,
            AccountCache accountCache,
            Avatars avatars,
            Sessions sessions,
            Supplier<AccountDataSources> parts,
            InstantSource clock) {
        this.database = database;
        this.check = check;
        this.accountCache = accountCache;
        this.avatars = avatars;
        this.sessions = sessions;
        this.parts = parts;
        this.clock = clock;
    }

    Response delete(Request request) {
        DemoAccounts.refuseChange(request);
        var credentials = check.credentials(request);
        // A guest has no password to ask for: the session is all there is.
        if (!credentials.guest()) {
            var fields = request.fields();
            var password = fields.secret("password");
            fields.check();
            check.check(request, credentials, fields, "password", password);
        }
        if (!delete(credentials)) {
            // The password was changed elsewhere in this moment: what was typed isn't it any more.
            throw new ProblemException(ProblemResponses.field("password", "Wrong password."));
        }
        return Response.noContent();
    }

    /// Ends the account of a guest whom nobody can be any more; does nothing when that has happened elsewhere.
    public void deleteAbandoned(UserId guest) {
        database.read(handle -> store.credentials(handle, guest))
                .filter(UserStore.StoredCredentials::guest)
                .ifPresent(this::delete);
    }

    private boolean delete(UserStore.StoredCredentials credentials) {
        var user = credentials.user();
        var features = parts.get();
        features.parts().forEach(part -> part.prepare(user));
        var topics = new HashSet<Topic>();
        features.parts().forEach(part -> topics.addAll(part.topics(user)));
        try (var _ = features.order().hold(topics)) {
            return database.write(tx -> delete(tx, credentials, features));
        }
    }

    private boolean delete(Tx tx, UserStore.StoredCredentials credentials, AccountDataSources features) {
        var user = credentials.user();
        if (!store.delete(tx, credentials, clock.instant())) {
            return false;
        }
        tx.afterCommit(() -> accountCache.forget(user));
        // First of all, so that the account's own sockets hear that (4401), and not that a friendship has ended
        // (4403).
        sessions.endOthers(tx, user, "");
        avatars.delete(tx, user);
        features.parts().forEach(part -> part.forget(tx, user));
        return true;
    }
}
