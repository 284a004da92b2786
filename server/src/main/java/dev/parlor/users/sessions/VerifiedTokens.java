package dev.parlor.users.sessions;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Remembers which access tokens were found genuine, since the same one comes with every request. That a token is
/// genuine doesn't change until it expires; whether its session still lives is asked elsewhere, each time.
///
/// Thread-safe. Holds at most a few thousand tokens, those in use.
public final class VerifiedTokens {
    private static final int MOST = 4_096;

    private final Cache<String, TokenClaims> genuine = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(Duration.ofMinutes(2))
            .build();
    private final TokenSigner tokens;
    private final InstantSource clock;

    public VerifiedTokens(TokenSigner tokens, InstantSource clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /// What an access token says, or empty unless it is ours, of that type, and not expired.
    Optional<TokenClaims> access(String text) {
        var known = genuine.getIfPresent(text);
        if (known != null) {
            return clock.instant().isBefore(known.expires()) ? Optional.of(known) : Optional.empty();
        }
        var read = tokens.read(text).filter(claims -> claims.type() == TokenType.ACCESS);
        read.ifPresent(claims -> genuine.put(text, claims));
        return read;
    }
}
