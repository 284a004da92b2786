package dev.parlor.users.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.identity.UserId;
import dev.parlor.users.UsersNode;
import java.time.Instant;
import java.time.InstantSource;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TokenSignerFuzzTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final TokenSigner tokens = new TokenSigner(UsersNode.KEY, InstantSource.fixed(NOW));
    private final TokenClaims claims =
            new TokenClaims(TokenType.REFRESH, new UserId(7), "the-session", "the-id", NOW.plusSeconds(60));

    @Property(tries = 300)
    void refusesEveryTokenWithOneCharacterChanged(@ForAll @IntRange(max = 1023) int at, @ForAll char other) {
        var token = tokens.sign(claims);
        var index = at % token.length();
        var changed = token.substring(0, index) + other + token.substring(index + 1);
        assertThat(tokens.read(changed).isPresent()).isEqualTo(changed.equals(token));
    }

    @Property(tries = 300)
    void survivesAnyText(@ForAll String text) {
        assertThat(tokens.read(text)).isEmpty();
        assertThat(tokens.read(text + "." + text + "." + text)).isEmpty();
    }

    @Property(tries = 300)
    void readsEveryTokenThatItSigned(@ForAll long user, @ForAll String session, @ForAll String id) {
        var signed = new TokenClaims(TokenType.ACCESS, new UserId(user), plain(session), plain(id), NOW.plusSeconds(1));
        assertThat(tokens.read(tokens.sign(signed))).contains(signed);
    }

    /// Without halves of surrogate pairs, which JSON can't carry, and short enough for a token.
    private static String plain(String text) {
        return text.replaceAll("[^\\x20-\\x7e]", "").transform(all -> all.substring(0, Math.min(100, all.length())));
    }
}
