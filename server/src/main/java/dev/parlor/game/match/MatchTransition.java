package dev.parlor.game.match;

import java.time.Instant;

/// What came of an attempt to change a match.
public sealed interface MatchTransition {
    /// It is done, one version further.
    record MovePlayed(Match next, GameChange change) implements MatchTransition {
        public MovePlayed asOf(Instant now) {
            return new MovePlayed(next.asOf(now), change);
        }
    }

    /// It was so already; nothing changes.
    record NothingChanged() implements MatchTransition {}

    record MoveRefused(GameRefusal why) implements MatchTransition {}
}
