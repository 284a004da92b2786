package dev.parlor.http.request;

import dev.parlor.http.ProblemException;
import dev.parlor.http.ProblemResponses;
import dev.parlor.identity.Authenticator;
import dev.parlor.identity.Authenticator.AuthenticationResult;
import dev.parlor.identity.Principal;
import dev.parlor.limits.AddressKey;
import dev.parlor.limits.RateLimit;
import dev.parlor.limits.RateLimit.RateDecision;

/// Authenticates callers and limits their requests. May block.
public final class Gatekeeper {
    private static final String SCHEME = "Bearer ";

    private final Authenticator authenticator;
    private final RateLimit requests;

    public Gatekeeper(Authenticator authenticator, RateLimit requests) {
        this.authenticator = authenticator;
        this.requests = requests;
    }

    /// Admits a user, counted under their id; in a shared account, under the id and the address. A caller who
    /// is refused is counted under the address.
    ///
    /// @throws ProblemException 401 or 429
    Principal admit(RequestContext context) {
        var principal = recognise(context);
        count(principal.shared() ? new Visitor(principal.userId(), address(context)) : principal.userId());
        return principal;
    }

    /// Authenticates the caller, without counting a user again.
    ///
    /// @throws ProblemException 401 or 429
    Principal recognise(RequestContext context) {
        var headers = context.http().headers().getAll("Authorization");
        if (headers.isEmpty() || !headers.getFirst().regionMatches(true, 0, SCHEME, 0, SCHEME.length() - 1)) {
            admitAnybody(context);
            throw new ProblemException(ProblemResponses.anonymous());
        }
        var outcome = headers.size() == 1 ? authenticate(headers.getFirst()) : INVALID;
        return switch (outcome) {
            case AuthenticationResult.AccessGranted(Principal principal) -> principal;
            case AuthenticationResult.AccessDenied(Authenticator.DenialReason reason) -> {
                admitAnybody(context);
                throw new ProblemException(ProblemResponses.unauthenticated(reason.detail(), reason.code()));
            }
        };
    }

    /// Admits any caller, counted under the address.
    ///
    /// @throws ProblemException 429
    public void admitAnybody(RequestContext context) {
        count(address(context));
    }

    /// One of the many visitors who share an account.
    private record Visitor(long userId, Object address) {}

    private static Object address(RequestContext context) {
        return AddressKey.of(context.client().address());
    }

    private static final AuthenticationResult INVALID =
            new AuthenticationResult.AccessDenied(Authenticator.DenialReason.TOKEN_NOT_VALID);

    private AuthenticationResult authenticate(String header) {
        var token = header.length() > SCHEME.length() && header.charAt(SCHEME.length() - 1) == ' '
                ? header.substring(SCHEME.length()).strip()
                : "";
        return token.isEmpty() || token.indexOf(' ') >= 0 ? INVALID : authenticator.authenticate(token);
    }

    private void count(Object key) {
        if (requests.tryConsume(key) instanceof RateDecision.RequestThrottled throttled) {
            throw new ProblemException(ProblemResponses.throttled(throttled.retryAfter()));
        }
    }
}
