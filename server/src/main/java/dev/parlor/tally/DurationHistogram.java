package dev.parlor.tally;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/// A histogram of durations with a few fixed bounds.
///
/// Thread-safe; recording neither blocks nor allocates, and costs two additions.
public final class DurationHistogram {
    private static final long[] BOUNDS = {
        100_000,
        250_000,
        500_000,
        1_000_000,
        2_500_000,
        5_000_000,
        10_000_000,
        25_000_000,
        50_000_000,
        100_000_000,
        250_000_000,
        500_000_000,
        1_000_000_000,
        2_500_000_000L,
        5_000_000_000L,
        10_000_000_000L
    };

    private final LongAdder[] counts = new LongAdder[BOUNDS.length + 1];
    private final LongAdder total = new LongAdder();

    public DurationHistogram() {
        for (var i = 0; i < counts.length; i++) {
            counts[i] = new LongAdder();
        }
    }

    /// An approximately current snapshot.
    ///
    /// @param bounds in nanoseconds, ascending
    /// @param counts number of durations up to each bound and above the one before; a last one for those
    ///     above all bounds
    /// @param total sum of all durations, in nanoseconds
    public record HistogramCounts(List<Long> bounds, List<Long> counts, long total) {}

    /// @param nanos negative values count as 0
    public void record(long nanos) {
        var took = Math.max(0, nanos);
        counts[bucket(took)].increment();
        total.add(took);
    }

    public HistogramCounts seen() {
        var seen = Arrays.stream(counts).map(LongAdder::sum).toList();
        return new HistogramCounts(Arrays.stream(BOUNDS).boxed().toList(), seen, total.sum());
    }

    /// Linear search, because most durations are short and fall under the first bounds.
    private static int bucket(long nanos) {
        var i = 0;
        while (i < BOUNDS.length && nanos > BOUNDS[i]) {
            i++;
        }
        return i;
    }
}
