package dev.parlor.game;

import java.time.Instant;

/// What came of an attempt to change a match.
sealed interface Turn {
    /// It is done, one version further.
    record Played(Match next, Change change) implements Turn {
        Played asOf(Instant now) {
            return new Played(next.asOf(now), change);
        }
    }

    /// It was so already; nothing changes.
    record Unchanged() implements Turn {}

    record Refused(Refusal why) implements Turn {}
}
