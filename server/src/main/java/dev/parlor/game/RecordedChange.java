package dev.parlor.game;

import java.time.Instant;

/// A line in the history of a game, and when it was written.
record RecordedChange(GameChange change, Instant at) {}
