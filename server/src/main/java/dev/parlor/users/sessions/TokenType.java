package dev.parlor.users.sessions;

import java.util.Optional;

/// The two kinds of token (contract §2.1).
enum TokenType {
    /// Opens routes and sockets, for minutes.
    ACCESS("access"),
    /// Is exchanged for new tokens, for a day.
    REFRESH("refresh");

    private final String wire;

    TokenType(String wire) {
        this.wire = wire;
    }

    /// The `token_type` claim.
    String wire() {
        return wire;
    }

    static Optional<TokenType> of(String wire) {
        return switch (wire) {
            case "access" -> Optional.of(ACCESS);
            case "refresh" -> Optional.of(REFRESH);
            default -> Optional.empty();
        };
    }
}
