package dev.parlor.users;

import dev.parlor.http.Problem;
import dev.parlor.http.Problems;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Makes pictures of what is uploaded, one after the other on a thread of its own: decoding takes long and much
/// memory, and must not hold up the threads that carry every other request.
///
/// Thread-safe. Blocks for the time of a picture and of those before it. When too many wait already, it throws a
/// [Problem] (503) instead.
final class AvatarDecoder implements AutoCloseable {
    private static final int QUEUE = 16;

    private final ThreadPoolExecutor thread;

    AvatarDecoder() {
        this(QUEUE);
    }

    AvatarDecoder(int queue) {
        thread = new ThreadPoolExecutor(
                1,
                1,
                10,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(queue),
                Thread.ofPlatform().daemon().name("pictures-", 1).factory());
        thread.allowCoreThreadTimeOut(true);
    }

    AvatarImage.Result decode(byte[] file) {
        try {
            return submit(file).get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A picture could not be decoded.", failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while decoding a picture.", stopping);
        }
    }

    private Future<AvatarImage.Result> submit(byte[] file) {
        try {
            return thread.submit(() -> AvatarImage.of(file));
        } catch (RejectedExecutionException tooMany) {
            throw new Problem(Problems.detail(
                            503,
                            "Too many people are uploading pictures right now. Try again in a few seconds.",
                            "busy")
                    .withHeader("Retry-After", "3"));
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
