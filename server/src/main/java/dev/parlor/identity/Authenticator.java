package dev.parlor.identity;

import java.time.Instant;
import java.util.Optional;

/// Finds the user that a token belongs to. Declared here, implemented by the users feature, used by HTTP and
/// by sockets alike.
///
/// Implementations may block on the database: call from a virtual thread.
public interface Authenticator {
    /// Checks an access token: signature, type, expiry, that its session still exists and its account is active.
    AuthenticationResult authenticate(String accessToken);

    /// Redeems a ticket, which opens one socket, once.
    AuthenticationResult redeem(String ticket);

    /// When this session ends by itself, or empty when it has ended already (logout, password change, account gone
    /// or disabled).
    Optional<Instant> sessionExpiry(Principal principal);

    /// The result of checking a token or a ticket.
    sealed interface AuthenticationResult {
        /// A valid access token of an active account.
        record AccessGranted(Principal principal) implements AuthenticationResult {}

        /// Access is denied, with the reason.
        record AccessDenied(DenialReason reason) implements AuthenticationResult {}
    }

    /// Why a token was refused; code and sentence are those of the contract, §1.
    enum DenialReason {
        TOKEN_NOT_VALID("token_not_valid", "Given token not valid for any token type"),
        USER_NOT_FOUND("user_not_found", "User not found"),
        USER_INACTIVE("user_inactive", "User is inactive");

        private final String code;
        private final String detail;

        DenialReason(String code, String detail) {
            this.code = code;
            this.detail = detail;
        }

        public String code() {
            return code;
        }

        public String detail() {
            return detail;
        }
    }
}
