package dev.parlor.game;

import dev.parlor.game.match.Seats;
import dev.parlor.tally.EventCounter;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/// Counts of what was played on this node since it started.
///
/// @param moves by people, each counted once it was durable
/// @param ended games that ended on this node
public record GameTraffic(LongAdder moves, EventCounter<OpponentKind> ended) {
    GameTraffic() {
        this(new LongAdder(), new EventCounter<>(List.of(OpponentKind.values())));
    }

    /// The kind of opponents in a game.
    public enum OpponentKind {
        PERSON,
        COMPUTER
    }

    void ended(Seats seats) {
        ended.increment(seats.humans().size() == 2 ? OpponentKind.PERSON : OpponentKind.COMPUTER);
    }
}
