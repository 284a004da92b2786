package dev.parlor.http;

import dev.parlor.identity.Authenticator;
import dev.parlor.identity.Principal;
import java.time.Instant;
import java.util.Optional;

/// `user-7` is user 7; `gone` and `inactive` are accounts that no longer may; anything else is no token.
final class TokensAreNames implements Authenticator {
    @Override
    public AuthenticationResult authenticate(String accessToken) {
        if (accessToken.startsWith("user-")) {
            var id = Long.parseLong(accessToken.substring(5));
            return new AuthenticationResult.AccessGranted(new Principal(id, "s" + id, Instant.MAX));
        }
        return new AuthenticationResult.AccessDenied(
                switch (accessToken) {
                    case "gone" -> DenialReason.USER_NOT_FOUND;
                    case "inactive" -> DenialReason.USER_INACTIVE;
                    default -> DenialReason.TOKEN_NOT_VALID;
                });
    }

    @Override
    public AuthenticationResult redeem(String ticket) {
        return authenticate(ticket);
    }

    @Override
    public Optional<Instant> sessionExpiry(Principal principal) {
        return Optional.of(principal.sessionExpires());
    }
}
