package dev.parlor.game.match;

import java.time.Instant;

/// A game that is about to exist: everything but its id.
public record NewMatch(StartingBoard start, Seats seats, boolean open, boolean watchable, boolean onHold) {
    Match asOf(GameId id, Instant now) {
        return new Match(id, start.board(), seats, 1, open, watchable, onHold, now, now);
    }
}
