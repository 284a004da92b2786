package dev.parlor.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.limits.RateLimit.RateDecision;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private final AtomicLong nanos = new AtomicLong(1_000);
    private final TimeMeter clock = new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    };

    @Test
    void aWindowAllowsItsAmountThenNothingUntilItIsOver() {
        var limit = new RateLimit(Rate.window(3, Duration.ofMinutes(5)), clock);
        allow(limit, "a", 3);
        assertThat(limit.tryConsume("a")).isEqualTo(new RateDecision.RequestThrottled(Duration.ofMinutes(5)));
        advance(Duration.ofMinutes(4));
        assertThat(limit.tryConsume("a")).isEqualTo(new RateDecision.RequestThrottled(Duration.ofMinutes(1)));
        advance(Duration.ofMinutes(1));
        allow(limit, "a", 3);
    }

    @Test
    void aFlowAllowsItsBurstAndRefillsEvenly() {
        var limit = new RateLimit(Rate.flow(10, 20), clock);
        allow(limit, "a", 20);
        assertThat(limit.tryConsume("a")).isEqualTo(new RateDecision.RequestThrottled(Duration.ofMillis(100)));
        advance(Duration.ofMillis(100));
        allow(limit, "a", 1);
        assertThat(limit.tryConsume("a")).isInstanceOf(RateDecision.RequestThrottled.class);
    }

    @Test
    void oneKeyNeverPaysForAnother() {
        var limit = new RateLimit(Rate.window(1, Duration.ofMinutes(1)), clock);
        allow(limit, "a", 1);
        allow(limit, "b", 1);
        assertThat(limit.tryConsume("a")).isInstanceOf(RateDecision.RequestThrottled.class);
    }

    @Test
    void whatIsGivenBackMayBeUsedAgain() {
        var limit = new RateLimit(Rate.window(1, Duration.ofMinutes(1)), clock);
        allow(limit, "a", 1);
        limit.giveBack("a");
        allow(limit, "a", 1);
        assertThat(limit.tryConsume("a")).isInstanceOf(RateDecision.RequestThrottled.class);
    }

    @Test
    void givingBackNeverExceedsTheAmount() {
        var limit = new RateLimit(Rate.window(1, Duration.ofMinutes(1)), clock);
        allow(limit, "a", 1);
        limit.giveBack("a");
        limit.giveBack("a");
        allow(limit, "a", 1);
        assertThat(limit.tryConsume("a")).isInstanceOf(RateDecision.RequestThrottled.class);
    }

    @Test
    void aThrottledAttemptDoesNotProlongTheWait() {
        var limit = new RateLimit(Rate.flow(1, 1), clock);
        allow(limit, "a", 1);
        for (var i = 0; i < 5; i++) {
            limit.tryConsume("a");
        }
        advance(Duration.ofSeconds(1));
        allow(limit, "a", 1);
    }

    private void advance(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static void allow(RateLimit limit, String key, int times) {
        for (var i = 0; i < times; i++) {
            assertThat(limit.tryConsume(key)).as("attempt %d", i + 1).isEqualTo(new RateDecision.RequestAllowed());
        }
    }
}
