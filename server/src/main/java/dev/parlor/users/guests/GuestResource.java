package dev.parlor.users.guests;

import dev.parlor.http.ProblemResponses;
import dev.parlor.http.Request;
import dev.parlor.http.Resource;
import dev.parlor.http.Response;
import dev.parlor.http.Routes;
import dev.parlor.identity.UserId;
import dev.parlor.limits.AddressKey;
import dev.parlor.limits.RateLimit;
import dev.parlor.limits.RateLimit.RateDecision;
import dev.parlor.users.UserResource;
import dev.parlor.users.UserView;
import dev.parlor.users.sessions.ClientDevice;

/// `POST /api/guests/` creates a guest without a form; `POST /api/users/profile/claim/` makes the guest a
/// full account.
public final class GuestResource implements Resource {
    private final Guests guests;
    private final UserResource profiles;
    private final RateLimit arrivals;
    private final RateLimit registrations;

    /// @param arrivals limits new guests per address
    /// @param registrations limits registrations per address; a claim counts as one
    public GuestResource(Guests guests, UserResource profiles, RateLimit arrivals, RateLimit registrations) {
        this.guests = guests;
        this.profiles = profiles;
        this.arrivals = arrivals;
        this.registrations = registrations;
    }

    @Override
    public void mount(Routes routes) {
        routes.open("POST", "/api/guests/", this::arrive).on("POST", "/api/users/profile/claim/", this::claim);
    }

    /// The tokens of a new guest, and the guest's account.
    record GuestResponse(String access, String refresh, UserView user) {
        @Override
        public String toString() {
            return "Welcome[" + user.id() + "]";
        }
    }

    private Response arrive(Request request) {
        if (arrivals.tryConsume(AddressKey.of(request.address())) instanceof RateDecision.RequestThrottled throttled) {
            return ProblemResponses.throttled(throttled.retryAfter());
        }
        var guest = guests.arrive(ClientDevice.of(request));
        var tokens = guest.tokens();
        return Response.created(
                new GuestResponse(tokens.access(), tokens.refresh(), profiles.view(guest.user(), request)));
    }

    private Response claim(Request request) {
        var claim = GuestClaim.read(request.fields());
        // As at registration: this costs a hash, and reveals whether an address has an account.
        if (registrations.tryConsume(AddressKey.of(request.address()))
                instanceof RateDecision.RequestThrottled throttled) {
            return ProblemResponses.throttled(throttled.retryAfter());
        }
        return switch (guests.claim(new UserId(request.caller().userId()), claim, request.address())) {
            case Guests.ClaimResult.ClaimDone(var user) -> Response.ok(profiles.view(user, request));
            case Guests.ClaimResult.EmailTaken() ->
                ProblemResponses.field("email", "user with this email address already exists.");
            case Guests.ClaimResult.NoGuest() ->
                ProblemResponses.refused("This account has an e-mail address and a password already.", "not_a_guest");
        };
    }
}
