package dev.parlor.users.avatars;

import dev.parlor.http.BinaryBody;
import dev.parlor.http.ProblemResponses;
import dev.parlor.http.Request;
import dev.parlor.http.Resource;
import dev.parlor.http.Response;
import dev.parlor.http.Routes;
import dev.parlor.identity.UserId;
import dev.parlor.limits.RateLimit;
import dev.parlor.limits.RateLimit.RateDecision;
import dev.parlor.users.UserResource;
import dev.parlor.users.login.DemoAccounts;
import dev.parlor.users.passwords.Requester;
import java.time.Duration;

/// An account's picture (contract §2.2).
public final class AvatarResource implements Resource {
    /// The largest upload, in bytes (contract §1).
    private static final int MOST = 2 * 1024 * 1024;

    private static final String FIELD = "avatar";

    private final Avatars avatars;
    private final AvatarDecoder decoder;
    private final UserResource profiles;
    private final RateLimit uploads;

    /// @param uploads limits each user's uploads
    public AvatarResource(Avatars avatars, AvatarDecoder decoder, UserResource profiles, RateLimit uploads) {
        this.avatars = avatars;
        this.decoder = decoder;
        this.profiles = profiles;
        this.uploads = uploads;
    }

    @Override
    public void mount(Routes routes) {
        routes.upload("PUT", "/api/users/profile/avatar/", MOST, this::put)
                .on("DELETE", "/api/users/profile/avatar/", this::remove)
                .open("GET", Avatars.PATH + "{name}/", this::show);
    }

    private Response put(Request request) {
        DemoAccounts.refuseChange(request);
        var file = request.upload(FIELD, "image/");
        if (uploads.tryConsume(caller(request)) instanceof RateDecision.RequestThrottled(Duration retryAfter)) {
            return ProblemResponses.throttled(retryAfter);
        }
        var who = Requester.of(request.address(), Long.toString(caller(request).value()));
        return switch (decoder.decode(who, file)) {
            case AvatarImage.InvalidImage(var sentence) -> ProblemResponses.field(FIELD, sentence);
            case AvatarImage.EncodedImage(var jpeg) -> {
                avatars.put(caller(request), jpeg);
                yield Response.ok(profiles.view(request));
            }
        };
    }

    private Response remove(Request request) {
        DemoAccounts.refuseChange(request);
        avatars.remove(caller(request));
        return Response.noContent();
    }

    /// A name never refers to another picture, so clients may cache it forever.
    private Response show(Request request) {
        return avatars.find(request.path("name"))
                .map(picture -> Response.ok(new BinaryBody(AvatarImage.TYPE, picture))
                        .withHeader("Cache-Control", "public, max-age=31536000, immutable"))
                .orElseGet(ProblemResponses::notFound);
    }

    private static UserId caller(Request request) {
        return new UserId(request.caller().userId());
    }
}
