package dev.parlor.users;

import dev.parlor.http.Problem;
import dev.parlor.http.Problems;
import java.security.SecureRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/// Hashes and checks passwords, on a few threads of their own: hashing is slow on purpose, and a crowd that logs in
/// must not take the processors from those who play.
///
/// Thread-safe. Blocks for the time of a hash and of those before it. When too many wait already, it throws a
/// [Problem] (503) instead.
final class Passwords implements AutoCloseable {
    /// About two seconds' worth.
    private static final int QUEUE = 64;

    private final Argon2Cost cost;
    private final SecureRandom random = new SecureRandom();
    private final ThreadPoolExecutor threads;
    private final LongAdder computed = new LongAdder();
    private final PasswordHash nobodys;

    Passwords(Argon2Cost cost) {
        this(cost, Math.max(1, Runtime.getRuntime().availableProcessors() / 2), QUEUE);
    }

    Passwords(Argon2Cost cost, int threads, int queue) {
        this.cost = cost;
        this.threads = new ThreadPoolExecutor(
                threads,
                threads,
                10,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(queue),
                Thread.ofPlatform().daemon().name("passwords-", 1).factory());
        this.threads.allowCoreThreadTimeOut(true);
        // No password has this hash, but finding that out takes as long as for any other.
        this.nobodys = new PasswordHash(cost, new byte[PasswordHash.SALT_BYTES], new byte[32]);
    }

    /// The hash to store, as a PHC string.
    String hash(String password) {
        var salt = new byte[PasswordHash.SALT_BYTES];
        random.nextBytes(salt);
        return run(() -> PasswordHash.compute(password, cost, salt)).phc();
    }

    /// Whether a stored hash is that of this password.
    boolean matches(String password, String phc) {
        var hash = PasswordHash.parse(phc);
        return run(() -> hash.matches(password));
    }

    /// Does the work of [#matches] for an account that does not exist, so that nobody learns this from the time it
    /// takes.
    void matchNobody(String password) {
        run(() -> nobodys.matches(password));
    }

    /// Whether a hash was made at another cost than today's, and is better computed again while the password is
    /// known.
    boolean outdated(String phc) {
        return !PasswordHash.parse(phc).cost().equals(cost);
    }

    /// How many hashes have been computed.
    long computed() {
        return computed.sum();
    }

    private <T> T run(Callable<T> work) {
        try {
            var done = submit(work);
            computed.increment();
            return done.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("A password could not be hashed.", failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while hashing a password.", stopping);
        }
    }

    private <T> Future<T> submit(Callable<T> work) {
        try {
            return threads.submit(work);
        } catch (RejectedExecutionException tooMany) {
            throw new Problem(Problems.detail(
                            503, "Too many people are logging in right now. Try again in a few seconds.", "busy")
                    .withHeader("Retry-After", "3"));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
