package dev.parlor.users;

import java.security.SecureRandom;
import java.util.Base64;

/// Names that nobody can guess and that never come twice: 128 random bits, as 22 url-safe characters.
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
