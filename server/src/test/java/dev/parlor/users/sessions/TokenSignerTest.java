package dev.parlor.users.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.parlor.identity.UserId;
import dev.parlor.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSignerTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final SigningKey KEY = SigningKey.of(Optional.of(SECRET), Path.of("unused"));

    private final TokenSigner tokens = new TokenSigner(KEY, InstantSource.fixed(NOW));
    private final TokenClaims claims =
            new TokenClaims(TokenType.ACCESS, new UserId(7), "the-session", "the-id", NOW.plusSeconds(60));

    @Test
    void readsWhatItSigned() {
        assertThat(tokens.read(tokens.sign(claims))).contains(claims);
    }

    @Test
    void hasTheShapeThatClientsRead() {
        var parts = tokens.sign(claims).split("\\.", -1);
        assertThat(json(parts[0])).isEqualTo(Json.parse("{\"alg\":\"HS256\",\"typ\":\"JWT\"}"));
        assertThat(json(parts[1]))
                .isEqualTo(Json.parse("""
                        {"token_type":"access","exp":%d,"iat":%d,"jti":"the-id","user_id":7,"sid":"the-session"}
                        """.formatted(NOW.getEpochSecond() + 60, NOW.getEpochSecond())));
    }

    @Test
    void refusesExpiredTokensToTheSecond() {
        var token = tokens.sign(claims);
        assertThat(at(NOW.plusSeconds(59)).read(token)).isPresent();
        assertThat(at(NOW.plusSeconds(60)).read(token)).isEmpty();
    }

    @Test
    void refusesAnotherKey() {
        var other = SigningKey.of(Optional.of(SECRET + "!"), Path.of("unused"));
        assertThat(new TokenSigner(other, InstantSource.fixed(NOW)).read(tokens.sign(claims)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\",\"typ\":\"JWT\"}",
                "{\"alg\":\"none\"}",
                "{\"alg\":\"HS512\",\"typ\":\"JWT\"}",
                "{\"alg\":\"RS256\",\"typ\":\"JWT\"}",
                "{\"alg\":\"hs256\",\"typ\":\"JWT\"}",
                "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"crit\":[\"exp\"]}",
                "{}",
                "[]",
                ""
            })
    void refusesAnyOtherHeader(String header) {
        var parts = tokens.sign(claims).split("\\.", -1);
        var encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8));
        assertThat(tokens.read(encoded + "." + parts[1] + "." + parts[2])).isEmpty();
        assertThat(tokens.read(encoded + "." + parts[1] + ".")).isEmpty();
    }

    @Test
    void refusesGenuineTokensThatSayTooLittle() throws JOSEException {
        assertThat(tokens.read(signed(complete().build()))).isPresent();
        assertThat(tokens.read(signed(complete().claim("token_type", "sliding").build())))
                .isEmpty();
        for (var name : new String[] {"token_type", "exp", "user_id", "sid", "jti"}) {
            assertThat(tokens.read(signed(complete().claim(name, null).build())))
                    .as(name)
                    .isEmpty();
        }
        assertThat(tokens.read(signed(complete().claim("user_id", "7").build())))
                .isEmpty();
        assertThat(tokens.read(signed(complete().claim("user_id", 7.5).build())))
                .isEmpty();
        assertThat(tokens.read(signed(complete().claim("sid", 5).build()))).isEmpty();
    }

    @Test
    void doesNotEvenParseWhatIsFarTooLong() throws JOSEException {
        assertThat(tokens.read(signed(complete().claim("more", "x".repeat(1000)).build())))
                .isEmpty();
    }

    private TokenSigner at(Instant now) {
        return new TokenSigner(KEY, InstantSource.fixed(now));
    }

    private static JWTClaimsSet.Builder complete() {
        return new JWTClaimsSet.Builder()
                .claim("token_type", "access")
                .expirationTime(Date.from(NOW.plusSeconds(60)))
                .jwtID("id")
                .claim("user_id", 7L)
                .claim("sid", "session");
    }

    private static String signed(JWTClaimsSet set) throws JOSEException {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(JOSEObjectType.JWT)
                .build();
        var token = new SignedJWT(header, set);
        token.sign(new MACSigner(SECRET));
        return token.serialize();
    }

    private static tools.jackson.databind.JsonNode json(String part) {
        return Json.parse(Base64.getUrlDecoder().decode(part));
    }
}
