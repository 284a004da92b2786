package dev.parlor.realtime.redis;

import dev.parlor.limits.SharedBuckets;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce.LettuceBasedProxyManagerBuilder;
import java.time.Duration;
import java.util.Optional;

/// The rate-limit buckets that all nodes share, in Redis. A bucket that is full again is the same as none, so
/// it expires.
record RedisBuckets(LettuceLink link, String prefix) implements SharedBuckets {
    /// The longest wait for Redis.
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private static final Duration KEPT_FULL = Duration.ofSeconds(10);

    @Override
    public Optional<Bucket> bucket(String name, BucketConfiguration configuration) {
        return link.mouth().map(mouth -> mouth.buckets().getProxy(prefix + name, () -> configuration));
    }

    static ProxyManager<String> of(LettuceBasedProxyManagerBuilder<String> builder) {
        return builder.requestTimeout(PATIENCE)
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_FULL))
                .build();
    }
}
