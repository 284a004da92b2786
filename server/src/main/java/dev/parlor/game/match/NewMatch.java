package dev.parlor.game.match;

import java.time.Instant;

/// Everything about a new game except its id.
public record NewMatch(StartingBoard start, Seats seats, boolean open, boolean watchable, boolean onHold) {
    Match asOf(GameId id, Instant now) {
        return new Match(id, start.board(), seats, 1, open, watchable, onHold, now, now);
    }
}
