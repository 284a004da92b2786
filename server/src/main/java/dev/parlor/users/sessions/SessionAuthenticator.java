package dev.parlor.users.sessions;

import dev.parlor.identity.Authenticator;
import dev.parlor.identity.Principal;
import java.time.Instant;
import java.util.Optional;

/// Tells who an access token belongs to: is it genuine, and does its session live. Both are remembered, so that the
/// usual answer costs well under a microsecond and no query.
public final class SessionAuthenticator implements Authenticator {
    private static final AuthenticationResult INVALID =
            new AuthenticationResult.AccessDenied(DenialReason.TOKEN_NOT_VALID);

    private final VerifiedTokens tokens;
    private final SocketTickets tickets;
    private final SessionCache sessionCache;

    public SessionAuthenticator(VerifiedTokens tokens, SocketTickets tickets, SessionCache sessionCache) {
        this.tokens = tokens;
        this.tickets = tickets;
        this.sessionCache = sessionCache;
    }

    @Override
    public AuthenticationResult authenticate(String accessToken) {
        return tokens.access(accessToken)
                .map(claims -> sessionCache.of(claims.user(), claims.session()))
                .orElse(INVALID);
    }

    @Override
    public AuthenticationResult redeem(String ticket) {
        return tickets.redeem(ticket)
                .map(holder -> sessionCache.of(holder.user(), holder.session()))
                .orElse(INVALID);
    }

    @Override
    public Optional<Instant> sessionExpiry(Principal principal) {
        return sessionCache.expiry(principal);
    }
}
