package dev.parlor.store;

import dev.parlor.tally.Times;
import java.util.concurrent.atomic.LongAdder;

/// What was asked of the database since this node began.
///
/// @param reads how long they took, waiting for a connection included
/// @param writes how long transactions took, until they were durable and those concerned had been told
/// @param failures calls that failed because the database could not do its work
public record DatabaseTraffic(Times reads, Times writes, LongAdder failures) {
    DatabaseTraffic() {
        this(new Times(), new Times(), new LongAdder());
    }
}
