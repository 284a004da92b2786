package dev.parlor.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlor.store.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

final class CircuitBreakerTest {
    private long now;
    private BooleanSupplier answers = () -> true;
    private final CircuitBreaker circuitBreaker =
            new CircuitBreaker(() -> now, () -> answers.getAsBoolean(), () -> new StoreUnavailable("away"));

    @Test
    void nobodyIsRefusedWhileAllIsWell() {
        assertThat(circuitBreaker.<Integer>unless(() -> circuitBreaker.<Integer>unless(() -> 1)))
                .isEqualTo(1);
    }

    @Test
    void oneAsksAndTheOthersAreRefusedAtOnce() throws Exception {
        circuitBreaker.begins();
        now += Duration.ofSeconds(1).toNanos();
        var asking = new CountDownLatch(1);
        var back = new CountDownLatch(1);
        answers = () -> {
            asking.countDown();
            await(back);
            return true;
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> circuitBreaker.<Integer>unless(() -> 1));
            asking.await();
            assertThatThrownBy(() -> circuitBreaker.unless(() -> 2)).hasMessage("away");
            back.countDown();
            assertThat(first.get()).isEqualTo(1);
            assertThat(circuitBreaker.<Integer>unless(() -> 3)).isEqualTo(3);
        }
    }

    @Test
    void itIsAskedAgainAfterAPauseAndAllAreRefusedMeanwhile() {
        circuitBreaker.begins();
        var asked = new AtomicInteger();
        answers = () -> asked.incrementAndGet() == 2;
        for (var n = 0; n < 20; n++) {
            assertThatThrownBy(() -> circuitBreaker.unless(() -> 1)).hasMessage("away");
        }
        assertThat(asked).hasValue(1);
        now += CircuitBreaker.PAUSE.toNanos();
        assertThat(circuitBreaker.<Integer>unless(() -> 2)).isEqualTo(2);
    }

    @Test
    void whoseCallFailedLetsTheNextAsk() {
        circuitBreaker.begins();
        for (var n = 0; n < 2; n++) {
            assertThatThrownBy(() -> circuitBreaker.unless(() -> {
                        circuitBreaker.begins();
                        throw new StoreUnavailable("away again");
                    }))
                    .hasMessage("away again");
        }
    }

    /// One connection was broken, and the first who comes then waits for somebody's lock.
    @Test
    void whoHadAnAnswerHoldsUpNobodyHoweverLongItsOwnCallTakes() throws Exception {
        circuitBreaker.begins();
        now += Duration.ofSeconds(1).toNanos();
        var working = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> circuitBreaker.<Integer>unless(() -> {
                working.countDown();
                await(done);
                return 1;
            }));
            working.await();
            assertThat(circuitBreaker.<Integer>unless(() -> 2)).isEqualTo(2);
            circuitBreaker.begins();
            assertThat(circuitBreaker.<Integer>unless(() -> 3)).isEqualTo(3);
            done.countDown();
            assertThat(first.get()).isEqualTo(1);
        }
    }

    @Test
    void whoAskedIsNotRefusedWithinItsOwnCall() {
        circuitBreaker.begins();
        now += Duration.ofSeconds(1).toNanos();
        assertThat(circuitBreaker.<Integer>unless(() -> {
                    circuitBreaker.begins();
                    now += Duration.ofSeconds(1).toNanos();
                    return circuitBreaker.<Integer>unless(() -> 1);
                }))
                .isEqualTo(1);
    }

    /// Who waited for the one who asked has its answer too.
    @Test
    void isAskedOnceByAllWhoComeAtOnce() throws Exception {
        circuitBreaker.begins();
        var asked = new AtomicInteger();
        answers = () -> asked.incrementAndGet() == 1;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Future<Integer>>();
            for (var n = 0; n < 20; n++) {
                calls.add(threads.submit(() -> circuitBreaker.<Integer>unless(() -> 1)));
            }
            for (var call : calls) {
                assertThat(call.get()).isEqualTo(1);
            }
        }
        assertThat(asked).hasValue(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
