/// Counting what happens, so cheaply that it is always done.
///
/// Owns counters by key and distributions of times. Does not own any name that an operator sees, nor how the
/// figures are shown: [dev.parlor.metrics] reads them when somebody asks. Knows nothing but Java.
@NullMarked
package dev.parlor.tally;

import org.jspecify.annotations.NullMarked;
