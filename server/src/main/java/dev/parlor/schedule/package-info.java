/// Work that runs later: after a delay, at a time, or again and again.
///
/// Owns timers, deadlines that a restart must not lose, and periodic deletion in batches. Does not own the
/// work itself.
@NullMarked
package dev.parlor.schedule;

import org.jspecify.annotations.NullMarked;
