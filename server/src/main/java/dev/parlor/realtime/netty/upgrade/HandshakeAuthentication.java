package dev.parlor.realtime.netty.upgrade;

import dev.parlor.identity.Authenticator;
import dev.parlor.identity.Principal;
import dev.parlor.logs.FailureLog;
import dev.parlor.realtime.CloseCode;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides whether a credential may open a socket, or which close code refuses it. Blocks: virtual threads
/// only.
public record HandshakeAuthentication(Authenticator authenticator) {
    private static final Logger LOG = LoggerFactory.getLogger(HandshakeAuthentication.class);

    public sealed interface AuthenticationVerdict {}

    public record HandshakeAdmitted(Principal principal) implements AuthenticationVerdict {}

    /// The handshake still succeeds, so that a browser can read code and reason (contract §3.0).
    public record HandshakeRejected(CloseCode code, String reason) implements AuthenticationVerdict {}

    public AuthenticationVerdict of(Optional<SocketCredential> credential) {
        if (credential.isEmpty()) {
            return new HandshakeRejected(CloseCode.UNAUTHENTICATED, "Authentication credentials were not provided.");
        }
        try {
            return switch (outcome(credential.get())) {
                case Authenticator.AuthenticationResult.AccessGranted(var principal) ->
                    new HandshakeAdmitted(principal);
                case Authenticator.AuthenticationResult.AccessDenied(var reason) ->
                    new HandshakeRejected(CloseCode.UNAUTHENTICATED, reason.detail());
            };
        } catch (RuntimeException outage) {
            var id = UUID.randomUUID().toString();
            FailureLog.tell(LOG, outage, "error {}: could not authenticate a socket.", id);
            return new HandshakeRejected(CloseCode.INTERNAL, id);
        }
    }

    private Authenticator.AuthenticationResult outcome(SocketCredential credential) {
        return switch (credential) {
            case SocketCredential.TokenCredential(var text) -> authenticator.authenticate(text);
            case SocketCredential.TicketCredential(var text) -> authenticator.redeem(text);
        };
    }
}
