package dev.parlor.users;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.parlor.http.Response;
import dev.parlor.store.Database;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.function.Supplier;

/// `GET /api/users/profile/export/`: everything that is stored about the caller.
final class AccountExport {
    private final Database database;
    private final SessionStore sessions = new SessionStore();
    private final Supplier<AccountParts> parts;

    AccountExport(Database database, Supplier<AccountParts> parts) {
        this.database = database;
        this.parts = parts;
    }

    /// A log-in that lasts.
    @JsonPropertyOrder({"created_at", "expires_at"})
    record Session(
            @JsonProperty("created_at") Instant created,
            @JsonProperty("expires_at") Instant expires) {}

    Response export(UserView account) {
        var user = new UserId(account.id());
        var all = new LinkedHashMap<String, Object>();
        all.put("account", account);
        all.put("sessions", database.read(handle -> sessions.of(handle, user)));
        parts.get().parts().forEach(part -> all.put(part.name(), part.belongings(user)));
        return Response.ok(all);
    }
}
