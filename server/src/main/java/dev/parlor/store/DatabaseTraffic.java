package dev.parlor.store;

import dev.parlor.tally.DurationHistogram;
import java.util.concurrent.atomic.LongAdder;

/// What was asked of the database since this node began.
///
/// @param reads how long they took, waiting for a connection included
/// @param writes how long transactions took, until they were durable and those concerned had been told
/// @param failures calls that failed because the database could not do its work
public record DatabaseTraffic(DurationHistogram reads, DurationHistogram writes, LongAdder failures) {
    DatabaseTraffic() {
        this(new DurationHistogram(), new DurationHistogram(), new LongAdder());
    }
}
