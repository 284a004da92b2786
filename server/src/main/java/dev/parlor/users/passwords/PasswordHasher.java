package dev.parlor.users.passwords;

import java.security.SecureRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;

/// Hashes and checks passwords on a few threads of its own: hashing is slow on purpose, and a rush of logins
/// must not take the processors away from players.
///
/// Thread-safe. Blocks until this hash and those before it are computed. Addresses take turns, and so do the
/// accounts of one address. When too many hashes wait, one from the address with the most waiting is answered
/// 503 ([FairThreads]).
public final class PasswordHasher implements AutoCloseable {
    /// About two seconds of work.
    private static final int QUEUE = 64;

    private final Argon2Cost cost;
    private final SecureRandom random = new SecureRandom();
    private final FairThreads threads;
    private final LongAdder computed = new LongAdder();
    private final PasswordHash nobodys;

    public PasswordHasher(Argon2Cost cost) {
        this(cost, Math.max(1, Runtime.getRuntime().availableProcessors() / 2), QUEUE);
    }

    public PasswordHasher(Argon2Cost cost, int threads, int queue) {
        this.cost = cost;
        this.threads = new FairThreads(
                "passwords-", threads, queue, "Too many people are logging in right now. Try again in a few seconds.");
        // No password has this hash, but checking one takes as long as for any other hash.
        this.nobodys = new PasswordHash(cost, new byte[PasswordHash.SALT_BYTES], new byte[32]);
    }

    /// The hash to store, as a PHC string.
    public String hash(Requester who, String password) {
        var salt = new byte[PasswordHash.SALT_BYTES];
        random.nextBytes(salt);
        return run(who, () -> PasswordHash.compute(password, cost, salt)).phc();
    }

    /// Whether a stored hash matches this password.
    public boolean matches(Requester who, String password, String phc) {
        var hash = PasswordHash.parse(phc);
        return run(who, () -> hash.matches(password));
    }

    /// Does the work of [#matches] for an account that does not exist, so that the response time doesn't
    /// reveal this.
    public void matchNobody(Requester who, String password) {
        run(who, () -> nobodys.matches(password));
    }

    /// Whether a hash was made at another cost than the current one. If so, recompute it while the password
    /// is known.
    public boolean outdated(String phc) {
        return !PasswordHash.parse(phc).cost().equals(cost);
    }

    /// The number of hashes computed so far.
    public long computed() {
        return computed.sum();
    }

    private <T> T run(Requester who, Callable<T> work) {
        return threads.run(who, () -> {
            computed.increment();
            return work.call();
        });
    }

    @Override
    public void close() {
        threads.close();
    }
}
