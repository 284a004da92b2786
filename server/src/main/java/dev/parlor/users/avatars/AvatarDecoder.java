package dev.parlor.users.avatars;

import dev.parlor.users.passwords.FairThreads;
import dev.parlor.users.passwords.Requester;

/// Makes pictures of what is uploaded, one after the other on a thread of its own: decoding takes long and much
/// memory, and must not hold up the threads that carry every other request.
///
/// Thread-safe. Blocks for the time of a picture and of those before it: one of each address in turn, and of an
/// address
/// one of each account in turn. When too many wait, those of the address that has most are answered 503 instead
/// ([FairThreads]).
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
