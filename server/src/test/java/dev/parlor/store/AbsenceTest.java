package dev.parlor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

final class AbsenceTest {
    private long now;
    private final Absence absence = new Absence(() -> now, () -> new StoreUnavailable("away"));

    @Test
    void nobodyIsRefusedWhileAllIsWell() {
        assertThat(absence.<Integer>unless(() -> absence.<Integer>unless(() -> 1)))
                .isEqualTo(1);
    }

    @Test
    void oneAsksAndTheOthersAreRefusedAtOnce() throws Exception {
        absence.begins();
        now += Duration.ofSeconds(1).toNanos();
        var asking = new CountDownLatch(1);
        var back = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> absence.<Integer>unless(() -> {
                asking.countDown();
                await(back);
                absence.ends();
                return 1;
            }));
            asking.await();
            assertThatThrownBy(() -> absence.unless(() -> 2)).hasMessage("away");
            back.countDown();
            assertThat(first.get()).isEqualTo(1);
            assertThat(absence.<Integer>unless(() -> 3)).isEqualTo(3);
        }
    }

    @Test
    void whoFailedLetsTheNextAsk() {
        absence.begins();
        for (var n = 0; n < 2; n++) {
            assertThatThrownBy(() -> absence.unless(() -> {
                        throw new StoreUnavailable("still away");
                    }))
                    .hasMessage("still away");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
