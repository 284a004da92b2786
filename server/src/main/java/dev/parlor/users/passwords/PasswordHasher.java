package dev.parlor.users.passwords;

import java.security.SecureRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;

/// Hashes and checks passwords, on a few threads of their own: hashing is slow on purpose, and a crowd that logs in
/// must not take the processors from those who play.
///
/// Thread-safe. Blocks for the time of a hash and of those before it: one of each address in turn, and of an address
/// one of each account in turn. When too many wait, those of the address that has most are answered 503 instead
/// ([FairThreads]).
public final class PasswordHasher implements AutoCloseable {
    /// About two seconds' worth.
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
        // No password has this hash, but finding that out takes as long as for any other.
        this.nobodys = new PasswordHash(cost, new byte[PasswordHash.SALT_BYTES], new byte[32]);
    }

    /// The hash to store, as a PHC string.
    public String hash(Requester who, String password) {
        var salt = new byte[PasswordHash.SALT_BYTES];
        random.nextBytes(salt);
        return run(who, () -> PasswordHash.compute(password, cost, salt)).phc();
    }

    /// Whether a stored hash is that of this password.
    public boolean matches(Requester who, String password, String phc) {
        var hash = PasswordHash.parse(phc);
        return run(who, () -> hash.matches(password));
    }

    /// Does the work of [#matches] for an account that does not exist, so that nobody learns this from the time it
    /// takes.
    public void matchNobody(Requester who, String password) {
        run(who, () -> nobodys.matches(password));
    }

    /// Whether a hash was made at another cost than today's, and is better computed again while the password is
    /// known.
    public boolean outdated(String phc) {
        return !PasswordHash.parse(phc).cost().equals(cost);
    }

    /// How many hashes have been computed.
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
