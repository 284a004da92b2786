package dev.parlor.http;

import dev.parlor.realtime.Authenticator;
import dev.parlor.realtime.Principal;
import java.time.Instant;
import java.util.Optional;

/// `user-7` is user 7; `gone` and `inactive` are accounts that no longer may; anything else is no token.
final class TokensAreNames implements Authenticator {
    @Override
    public Outcome authenticate(String accessToken) {
        if (accessToken.startsWith("user-")) {
            var id = Long.parseLong(accessToken.substring(5));
            return new Outcome.Granted(new Principal(id, "s" + id, Instant.MAX));
        }
        return new Outcome.Denied(
                switch (accessToken) {
                    case "gone" -> Reason.USER_NOT_FOUND;
                    case "inactive" -> Reason.USER_INACTIVE;
                    default -> Reason.TOKEN_NOT_VALID;
                });
    }

    @Override
    public Outcome redeem(String ticket) {
        return authenticate(ticket);
    }

    @Override
    public Optional<Instant> sessionExpiry(Principal principal) {
        return Optional.of(principal.sessionExpires());
    }
}
