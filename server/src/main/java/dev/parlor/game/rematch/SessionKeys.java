package dev.parlor.game.rematch;

import java.util.Base64;
import java.util.random.RandomGenerator;

/// The keys that older clients receive and send back. They have no meaning.
public record SessionKeys(RandomGenerator random) {
    /// 24 bytes become 32 characters.
    private static final int BYTES = 24;

    public String next() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
