package dev.parlor.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DurationHistogramTest {
    private final DurationHistogram durations = new DurationHistogram();

    @Test
    void sortsBySizeAndKeepsTheTotal() {
        durations.record(100_000);
        durations.record(100_001);
        durations.record(20_000_000_000L);

        var seen = durations.seen();

        assertThat(seen.counts())
                .hasSize(seen.bounds().size() + 1)
                .startsWith(1L, 1L, 0L)
                .endsWith(0L, 1L);
        assertThat(seen.total()).isEqualTo(20_000_200_001L);
    }

    @Test
    void countsWhatSeemsToEndBeforeItBeganAsNothing() {
        durations.record(-5);

        assertThat(durations.seen().counts()).startsWith(1L);
        assertThat(durations.seen().total()).isZero();
    }

    @Test
    void losesNothingWhenManyRecordAtOnce() throws InterruptedException {
        var threads = List.of(1, 2, 3, 4).stream()
                .map(one -> Thread.startVirtualThread(() -> {
                    for (var i = 0; i < 10_000; i++) {
                        durations.record(i * 1_000L);
                    }
                }))
                .toList();
        for (var thread : threads) {
            thread.join();
        }

        assertThat(durations.seen().counts().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(40_000);
    }
}
