package dev.parlor.game.match;

import java.time.Instant;

/// The result of an attempt to change a match.
public sealed interface MatchTransition {
    /// The change is made, and the match is one version further.
    record MovePlayed(Match next, GameChange change) implements MatchTransition {
        public MovePlayed asOf(Instant now) {
            return new MovePlayed(next.asOf(now), change);
        }
    }

    /// The match already was in the requested state.
    record NothingChanged() implements MatchTransition {}

    record MoveRefused(GameRefusal why) implements MatchTransition {}
}
