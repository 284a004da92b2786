package dev.parlor.users;

import java.security.SecureRandom;
import java.util.Base64;

/// Unguessable names that never repeat: 128 random bits, as 22 URL-safe characters.
public final class RandomId {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;

    private RandomId() {}

    public static String next() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
