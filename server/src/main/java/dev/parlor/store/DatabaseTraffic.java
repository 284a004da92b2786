package dev.parlor.store;

import dev.parlor.tally.DurationHistogram;
import java.util.concurrent.atomic.LongAdder;

/// Database activity since this node started.
///
/// @param reads durations of reads, including the wait for a connection
/// @param writes durations of transactions, including the durable commit and the after-commit actions
/// @param failures calls that failed because the database was unavailable
public record DatabaseTraffic(DurationHistogram reads, DurationHistogram writes, LongAdder failures) {
    DatabaseTraffic() {
        this(new DurationHistogram(), new DurationHistogram(), new LongAdder());
    }
}
