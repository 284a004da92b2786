/// Counters cheap enough to be always on.
///
/// Owns counters by key and histograms of durations. Does not own metric names or how metrics are shown:
/// [dev.parlor.metrics] reads them on request. Depends only on the JDK.
@NullMarked
package dev.parlor.tally;

import org.jspecify.annotations.NullMarked;
