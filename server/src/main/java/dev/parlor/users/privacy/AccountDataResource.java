package dev.parlor.users.privacy;

import dev.parlor.http.Request;
import dev.parlor.http.Resource;
import dev.parlor.http.Response;
import dev.parlor.http.Routes;
import dev.parlor.users.UserResource;

/// How one leaves: with everything that is stored, and for good (contract §2.2).
public final class AccountDataResource implements Resource {
    private final UserResource profiles;
    private final AccountDeletion deletion;
    private final AccountExport export;

    public AccountDataResource(UserResource profiles, AccountDeletion deletion, AccountExport export) {
        this.profiles = profiles;
        this.deletion = deletion;
        this.export = export;
    }

    @Override
    public void mount(Routes routes) {
        routes.on("DELETE", "/api/users/profile/", deletion::delete)
                .on("GET", "/api/users/profile/export/", this::export);
    }

    private Response export(Request request) {
        return export.export(profiles.view(request), request.address());
    }
}
