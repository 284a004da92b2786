package dev.parlor.game.match;

import java.time.Instant;

/// A change in the history of a game, and when it was made.
public record RecordedChange(GameChange change, Instant at) {}
