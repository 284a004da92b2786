package dev.parlor.realtime.netty;

import dev.parlor.logs.Trouble;
import dev.parlor.realtime.Authenticator;
import dev.parlor.realtime.CloseCode;
import dev.parlor.realtime.Principal;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether somebody who shows this is let in, and with which close code not. Blocks: virtual threads only.
record Admittance(Authenticator authenticator) {
    private static final Logger LOG = LoggerFactory.getLogger(Admittance.class);

    sealed interface Verdict {}

    record Admitted(Principal principal) implements Verdict {}

    /// The handshake succeeds nevertheless, so that a browser can read code and reason (contract §3.0).
    record Rejected(CloseCode code, String reason) implements Verdict {}

    Verdict of(Optional<Credential> credential) {
        if (credential.isEmpty()) {
            return new Rejected(CloseCode.UNAUTHENTICATED, "Authentication credentials were not provided.");
        }
        try {
            return switch (outcome(credential.get())) {
                case Authenticator.Outcome.Granted(var principal) -> new Admitted(principal);
                case Authenticator.Outcome.Denied(var reason) ->
                    new Rejected(CloseCode.UNAUTHENTICATED, reason.detail());
            };
        } catch (RuntimeException outage) {
            var id = UUID.randomUUID().toString();
            Trouble.tell(LOG, outage, "error {}: could not authenticate a socket.", id);
            return new Rejected(CloseCode.INTERNAL, id);
        }
    }

    private Authenticator.Outcome outcome(Credential credential) {
        return switch (credential) {
            case Credential.Token(var text) -> authenticator.authenticate(text);
            case Credential.Ticket(var text) -> authenticator.redeem(text);
        };
    }
}
