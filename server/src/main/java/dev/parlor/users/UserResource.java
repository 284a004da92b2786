package dev.parlor.users;

import dev.parlor.http.ProblemException;
import dev.parlor.http.ProblemResponses;
import dev.parlor.http.Request;
import dev.parlor.http.Resource;
import dev.parlor.http.Response;
import dev.parlor.http.Routes;
import dev.parlor.identity.UserId;
import dev.parlor.limits.AddressKey;
import dev.parlor.limits.RateLimit;
import dev.parlor.limits.RateLimit.RateDecision;
import dev.parlor.users.login.Accounts;
import dev.parlor.users.login.DemoAccounts;
import dev.parlor.users.login.PasswordChange;
import dev.parlor.users.login.RegistrationForm;

/// The routes of the caller's own account (contract §2.2). No route shows another user's account.
public final class UserResource implements Resource {
    private final Accounts accounts;
    private final PasswordChange passwordChange;
    private final RateLimit registrations;
    private final OnlineUsers online;

    UserResource(Accounts accounts, PasswordChange passwordChange, RateLimit registrations, OnlineUsers online) {
        this.online = online;
        this.accounts = accounts;
        this.passwordChange = passwordChange;
        this.registrations = registrations;
    }

    @Override
    public void mount(Routes routes) {
        routes.open("POST", "/api/users/", this::register)
                .on("GET", "/api/users/profile/", this::profile)
                .on("PATCH", "/api/users/profile/", this::rename)
                .on("POST", "/api/users/profile/password/", passwordChange::change);
    }

    private Response register(Request request) {
        var person = RegistrationForm.read(request.fields());
        // Invalid forms are free. From here on, a request costs a hash or reveals whether an address has an
        // account.
        if (registrations.tryConsume(AddressKey.of(request.address()))
                instanceof RateDecision.RequestThrottled throttled) {
            return ProblemResponses.throttled(throttled.retryAfter());
        }
        return accounts.register(person, request.address())
                .map(user -> Response.created(view(user, request)))
                .orElseGet(() -> ProblemResponses.field("email", "user with this email address already exists."));
    }

    private Response profile(Request request) {
        return Response.ok(view(request));
    }

    /// The caller's own account.
    public UserView view(Request request) {
        return view(accounts.find(caller(request)).orElseThrow(UserResource::gone), request);
    }

    private Response rename(Request request) {
        DemoAccounts.refuseChange(request);
        var fields = request.fields();
        var firstName = PersonName.readOptional(fields, "first_name");
        var lastName = PersonName.readOptional(fields, "last_name");
        fields.check();
        var renamed = accounts.rename(caller(request), firstName, lastName).orElseThrow(UserResource::gone);
        return Response.ok(view(renamed, request));
    }

    /// An account, as shown to its owner.
    public UserView view(User user, Request request) {
        return UserView.of(user, online.online(user.id()), request.origin());
    }

    private static UserId caller(Request request) {
        return new UserId(request.caller().userId());
    }

    /// The account was deleted after the token was checked.
    private static ProblemException gone() {
        return new ProblemException(ProblemResponses.unauthenticated("User not found", "user_not_found"));
    }
}
