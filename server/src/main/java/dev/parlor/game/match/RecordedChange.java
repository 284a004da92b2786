package dev.parlor.game.match;

import java.time.Instant;

/// A line in the history of a game, and when it was written.
public record RecordedChange(GameChange change, Instant at) {}
