package dev.parlor.users.avatars;

import dev.parlor.users.passwords.FairThreads;
import dev.parlor.users.passwords.Requester;

/// Turns uploads into pictures, one at a time on a thread of its own: decoding takes much time and memory,
/// and must not hold up the threads that serve other requests.
///
/// Thread-safe. Blocks until this picture and those before it are decoded. Addresses take turns, and so do
/// the accounts of one address. When too many uploads wait, one from the address with the most waiting is
/// answered 503 ([FairThreads]).
public final class AvatarDecoder implements AutoCloseable {
    private static final int QUEUE = 16;

    private final FairThreads thread;

    public AvatarDecoder() {
        this(QUEUE);
    }

    public AvatarDecoder(int queue) {
        thread = new FairThreads(
                "pictures-", 1, queue, "Too many people are uploading pictures right now. Try again in a few seconds.");
    }

    AvatarImage.ImageResult decode(Requester who, byte[] file) {
        return thread.run(who, () -> AvatarImage.of(file));
    }

    @Override
    public void close() {
        thread.close();
    }
}
