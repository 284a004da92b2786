package dev.parlor.game;

import dev.parlor.game.match.Seats;
import dev.parlor.tally.EventCounter;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/// What was played on this node since it began.
///
/// @param moves of people, each counted once it was durable
/// @param ended games that came to their end here
public record GameTraffic(LongAdder moves, EventCounter<OpponentKind> ended) {
    GameTraffic() {
        this(new LongAdder(), new EventCounter<>(List.of(OpponentKind.values())));
    }

    /// Against whom a game was played.
    public enum OpponentKind {
        PERSON,
        COMPUTER
    }

    void ended(Seats seats) {
        ended.increment(seats.humans().size() == 2 ? OpponentKind.PERSON : OpponentKind.COMPUTER);
    }
}
