package dev.parlor.realtime.netty.limits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PaceLimiterTest {
    private static final long SECOND = 1_000_000_000L;
    private final PaceLimiter limiter = PaceLimiter.of(20, 40);

    /// The clock of the JVM may start anywhere, below zero too, and may run over.
    @ParameterizedTest
    @ValueSource(longs = {0, -5, Long.MIN_VALUE, Long.MAX_VALUE - 3})
    void allowsTheBurstThenTheRateAndKnowsAFlood(long start) {
        var paid = start;
        for (var i = 0; i < 40; i++) {
            paid = limiter.spend(paid, start, limiter.interval());
            assertThat(limiter.kept(paid, start)).isTrue();
        }
        paid = limiter.spend(paid, start, limiter.interval());
        assertThat(limiter.kept(paid, start)).isFalse();
        assertThat(limiter.kept(paid, start + SECOND / 20)).isTrue();
        for (var i = 41; i < 80; i++) {
            paid = limiter.spend(paid, start, limiter.interval());
            assertThat(limiter.flooded(paid, start)).isFalse();
        }
        paid = limiter.spend(paid, start, limiter.interval());
        assertThat(limiter.flooded(paid, start)).isTrue();
        assertThat(limiter.recovered(paid, start + 4 * SECOND)).isFalse();
        assertThat(limiter.recovered(paid, start + 5 * SECOND)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, Long.MAX_VALUE - 3})
    void savesNothingUpWhileIdle(long start) {
        var paid = limiter.spend(start, start + 3600 * SECOND, limiter.interval());
        assertThat(paid).isEqualTo(start + 3600 * SECOND + limiter.interval());
    }
}
