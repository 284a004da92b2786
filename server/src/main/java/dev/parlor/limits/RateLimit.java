package dev.parlor.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One [Rate], kept apart for each key: a user, an address, an account and address together.
///
/// Thread-safe. One node counts in memory, without blocking; bounded: at most 100 000 keys are remembered, those
/// used often longest, and a key is forgotten once its rate has recovered anyway. A limit that nodes share
/// ([Rates#limit]) asks the others' count, which may block for a moment; while that can't be reached each node
/// counts for itself.
public final class RateLimit {
    private static final long MAXIMUM_KEYS = 100_000;

    /// How long nobody asks again for a shared count that could not be had.
    private static final long ALONE_NANOS = Duration.ofSeconds(5).toNanos();

    private final String name;
    private final SharedBuckets shared;
    private volatile long aloneUntil;

    private final Cache<Object, Bucket> buckets;
    private final Bandwidth bandwidth;
    private final BucketConfiguration configuration;
    private final TimeMeter clock;
    private final LongAdder throttled = new LongAdder();

    /// @param clock where time comes from; [TimeMeter#SYSTEM_NANOTIME] outside of tests
    public RateLimit(Rate rate, TimeMeter clock) {
        this("", rate, SharedBuckets.NONE, clock);
    }

    RateLimit(String name, Rate rate, SharedBuckets shared, TimeMeter clock) {
        this.name = name;
        this.shared = shared;
        this.aloneUntil = clock.currentTimeNanos();
        this.clock = clock;
        this.bandwidth = bandwidth(rate);
        this.configuration = BucketConfiguration.builder().addLimit(bandwidth).build();
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MAXIMUM_KEYS)
                .expireAfterAccess(rate.recovery())
                .ticker(clock::currentTimeNanos)
                .build();
    }

    /// What became of one attempt.
    public sealed interface RateDecision {
        /// Go on; it has been counted.
        record RequestAllowed() implements RateDecision {}

        /// Too often; it was not counted.
        ///
        /// @param retryAfter until the next attempt would be allowed; above zero
        record RequestThrottled(Duration retryAfter) implements RateDecision {}
    }

    private static final Logger LOG = LoggerFactory.getLogger(RateLimit.class);
    private static final RateDecision ALLOWED = new RateDecision.RequestAllowed();

    /// Counts one attempt of `key`, if the rate allows it.
    ///
    /// @param key a value with `equals`; for an address use [AddressKey]
    public RateDecision tryConsume(Object key) {
        var verdict = counted(key, RateLimit::consume);
        if (verdict instanceof RateDecision.RequestThrottled) {
            throttled.increment();
        }
        return verdict;
    }

    /// Takes back one attempt that turned out not to count. To limit *failures* count every attempt first and give
    /// the successful ones back: asking first and counting after would let a hundred at once slip through.
    public void giveBack(Object key) {
        var _ = counted(key, bucket -> {
            bucket.addTokens(1);
            return ALLOWED;
        });
    }

    private static RateDecision consume(Bucket bucket) {
        // The cheap question first: the probe that knows how long to wait costs an object.
        if (bucket.tryConsume(1)) {
            return ALLOWED;
        }
        var wait = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
        return new RateDecision.RequestThrottled(Duration.ofNanos(Math.max(1, wait)));
    }

    /// How many attempts on this node were too many.
    public long throttled() {
        return throttled.sum();
    }

    private RateDecision counted(Object key, Function<Bucket, RateDecision> count) {
        if (!shared.equals(SharedBuckets.NONE) && clock.currentTimeNanos() - aloneUntil >= 0) {
            try {
                var together = shared.bucket(name + ":" + anonymous(key), configuration);
                if (together.isPresent()) {
                    return count.apply(together.get());
                }
            } catch (RuntimeException unreachable) {
                aloneUntil = clock.currentTimeNanos() + ALONE_NANOS;
                LOG.warn("Redis does not answer, so each node counts {} on its own: {}", name, unreachable.toString());
            }
        }
        return count.apply(buckets.get(key, this::bucket));
    }

    /// A key may be an address or an e-mail: these are nobody else's business.
    private static String anonymous(Object key) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(key.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
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
