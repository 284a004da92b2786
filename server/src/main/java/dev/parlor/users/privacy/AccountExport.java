package dev.parlor.users.privacy;

import dev.parlor.http.JsonStream;
import dev.parlor.http.ProblemResponses;
import dev.parlor.http.Response;
import dev.parlor.identity.UserId;
import dev.parlor.limits.AddressKey;
import dev.parlor.store.Database;
import dev.parlor.store.Pages;
import dev.parlor.users.UserView;
import dev.parlor.users.sessions.SessionDetails;
import dev.parlor.users.sessions.SessionStore;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.function.Supplier;

/// `GET /api/users/profile/export/`: everything that is stored about the caller, read while it is written.
public final class AccountExport {
    private static final Duration TRY_AGAIN = Duration.ofSeconds(10);

    private final Database database;
    private final SessionStore sessions = new SessionStore();
    private final Supplier<AccountDataSources> parts;
    private final ExportPlaces places = new ExportPlaces();

    public AccountExport(Database database, Supplier<AccountDataSources> parts) {
        this.database = database;
        this.parts = parts;
    }

    /// @param address the caller's
    Response export(UserView account, String address) {
        var user = new UserId(account.id());
        var network = AddressKey.of(address);
        if (!places.take(user, network)) {
            return ProblemResponses.throttled(TRY_AGAIN);
        }
        var all = new LinkedHashMap<String, Object>();
        all.put("account", account);
        all.put(
                "sessions",
                Pages.<SessionDetails>of(last -> database.read(handle -> sessions.of(handle, user, last, Pages.SIZE))));
        return Response.ok(new JsonStream(
                () -> {
                    parts.get().parts().forEach(part -> all.put(part.name(), part.belongings(user)));
                    return all;
                },
                () -> places.giveBack(user, network)));
    }
}
