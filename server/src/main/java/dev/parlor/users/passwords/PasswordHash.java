package dev.parlor.users.passwords;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// An Argon2id hash with everything needed to check a password against it.
///
/// Stored as `$argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>` (the PHC string format), so that the cost can be
/// raised later without touching stored hashes.
final class PasswordHash {
    static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,9}),t=(\\d{1,9}),p=(\\d{1,9})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private final Argon2Cost cost;
    private final byte[] salt;
    private final byte[] hash;

    PasswordHash(Argon2Cost cost, byte[] salt, byte[] hash) {
        this.cost = cost;
        this.salt = salt;
        this.hash = hash;
    }

    Argon2Cost cost() {
        return cost;
    }

    /// Hashes a password. Takes tens of milliseconds of CPU time, and as much memory as `cost` says.
    static PasswordHash compute(String password, Argon2Cost cost, byte[] salt) {
        var parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build();
        var generator = new Argon2BytesGenerator();
        generator.init(parameters);
        var hash = new byte[HASH_BYTES];
        // Normalised, because keyboards differ in how they compose an accented letter.
        var typed = Normalizer.normalize(password, Normalizer.Form.NFKC);
        generator.generateBytes(typed.getBytes(StandardCharsets.UTF_8), hash);
        return new PasswordHash(cost, salt, hash);
    }

    /// @throws IllegalStateException when the string has another form
    static PasswordHash parse(String phc) {
        var match = PHC.matcher(phc);
        if (!match.matches()) {
            throw new IllegalStateException("A stored password hash is not in the form $argon2id$…");
        }
        var cost = new Argon2Cost(
                Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)), Integer.parseInt(match.group(3)));
        var decoder = Base64.getDecoder();
        return new PasswordHash(cost, decoder.decode(match.group(4)), decoder.decode(match.group(5)));
    }

    /// Whether this is the hash of a password. Takes as long as [#compute], whatever the result.
    boolean matches(String password) {
        return MessageDigest.isEqual(compute(password, cost, salt).hash, hash);
    }

    String phc() {
        var encoder = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + cost.memoryKib() + ",t=" + cost.passes() + ",p=" + cost.lanes() + "$"
                + encoder.encodeToString(salt) + "$" + encoder.encodeToString(hash);
    }
}
