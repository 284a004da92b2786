package dev.parlor.users.sessions;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.parlor.identity.UserId;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;

/// Signs tokens and reads them: JWTs with HS256 and the claims of SimpleJWT, and `sid` (contract §2.1). Knows
/// nothing of sessions: a genuine token of a session that has ended is still genuine.
///
/// Thread-safe.
public final class TokenSigner {
    /// Ours have about 300 characters. What is longer isn't even parsed.
    private static final int LONGEST = 1024;

    private static final JWSHeader HEADER =
            new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT).build();

    private final MACSigner signer;
    private final MACVerifier verifier;
    private final InstantSource clock;

    public TokenSigner(SigningKey key, InstantSource clock) {
        this.clock = clock;
        try {
            this.signer = new MACSigner(key.bytes());
            this.verifier = new MACVerifier(key.bytes());
        } catch (JOSEException tooShort) {
            throw new IllegalArgumentException(tooShort);
        }
    }

    /// Signs a token. Its instants are in whole seconds, rounded down.
    String sign(TokenClaims claims) {
        var body = new JWTClaimsSet.Builder()
                .claim("token_type", claims.type().wire())
                .expirationTime(Date.from(claims.expires()))
                .issueTime(Date.from(clock.instant()))
                .jwtID(claims.id())
                .claim("user_id", claims.user().value())
                .claim("sid", claims.session())
                .build();
        var token = new SignedJWT(HEADER, body);
        try {
            token.sign(signer);
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        return token.serialize();
    }

    /// What the token says, or empty unless it is ours, whole, and not expired.
    public Optional<TokenClaims> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var token = SignedJWT.parse(text);
            return ours(token) ? claims(token.getJWTClaimsSet()) : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private boolean ours(SignedJWT token) throws JOSEException {
        var header = token.getHeader();
        // The algorithm is ours to choose, never the token's: `none` or another one doesn't get as far as the key.
        return JWSAlgorithm.HS256.equals(header.getAlgorithm())
                && JOSEObjectType.JWT.equals(header.getType())
                && canonical(token.getSignature())
                && token.verify(verifier);
    }

    /// Base64 lets the last character vary without changing the bytes: one token shall have one spelling.
    private static boolean canonical(Base64URL signature) {
        return Base64URL.encode(signature.decode()).equals(signature);
    }

    private Optional<TokenClaims> claims(JWTClaimsSet set) throws ParseException {
        var type = Optional.ofNullable(set.getStringClaim("token_type")).flatMap(TokenType::of);
        var expires = set.getExpirationTime();
        var session = set.getStringClaim("sid");
        var id = set.getJWTID();
        if (type.isEmpty()
                || expires == null
                || session == null
                || id == null
                || !(set.getClaim("user_id") instanceof Long user)
                || expired(expires.toInstant())) {
            return Optional.empty();
        }
        return Optional.of(new TokenClaims(type.get(), new UserId(user), session, id, expires.toInstant()));
    }

    private boolean expired(Instant expires) {
        return !clock.instant().isBefore(expires);
    }
}
