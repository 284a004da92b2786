package dev.parlor.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/// One [Rate], kept apart for each key: a user, an address, an account and address together.
///
/// Thread-safe and without blocking. Memory is bounded: at most 100 000 keys are remembered, those used often
/// longest, and a key is forgotten once its rate has recovered anyway.
public final class RateLimit {
    private static final long MAXIMUM_KEYS = 100_000;

    private final Cache<Object, Bucket> buckets;
    private final Bandwidth bandwidth;
    private final TimeMeter clock;
    private final LongAdder throttled = new LongAdder();

    /// @param clock where time comes from; [TimeMeter#SYSTEM_NANOTIME] outside of tests
    public RateLimit(Rate rate, TimeMeter clock) {
        this.clock = clock;
        this.bandwidth = bandwidth(rate);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MAXIMUM_KEYS)
                .expireAfterAccess(rate.recovery())
                .ticker(clock::currentTimeNanos)
                .build();
    }

    /// What became of one attempt.
    public sealed interface Verdict {
        /// Go on; it has been counted.
        record Allowed() implements Verdict {}

        /// Too often; it was not counted.
        ///
        /// @param retryAfter until the next attempt would be allowed; above zero
        record Throttled(Duration retryAfter) implements Verdict {}
    }

    private static final Verdict ALLOWED = new Verdict.Allowed();

    /// Counts one attempt of `key`, if the rate allows it.
    ///
    /// @param key a value with `equals`; for an address use [AddressKey]
    public Verdict tryConsume(Object key) {
        var bucket = buckets.get(key, this::bucket);
        // The cheap question first: the probe that knows how long to wait costs an object.
        if (bucket.tryConsume(1)) {
            return ALLOWED;
        }
        throttled.increment();
        var wait = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
        return new Verdict.Throttled(Duration.ofNanos(Math.max(1, wait)));
    }

    /// How many attempts were too many.
    public long throttled() {
        return throttled.sum();
    }

    /// Takes back one attempt that turned out not to count. To limit *failures* count every attempt first and give
    /// the successful ones back: asking first and counting after would let a hundred at once slip through.
    public void giveBack(Object key) {
        var bucket = buckets.getIfPresent(key);
        if (bucket != null) {
            bucket.addTokens(1);
        }
    }

    private Bucket bucket(Object key) {
        return Bucket.builder()
                .withCustomTimePrecision(clock)
                .addLimit(bandwidth)
                .build();
    }

    private static Bandwidth bandwidth(Rate rate) {
        var capacity = Bandwidth.builder().capacity(rate.capacity());
        var refill = rate.burst() == 0
                ? capacity.refillIntervally(rate.amount(), rate.period())
                : capacity.refillGreedy(rate.amount(), rate.period());
        return refill.build();
    }
}
