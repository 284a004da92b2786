package dev.parlor.game.match;

import dev.parlor.game.bots.Difficulty;
import dev.parlor.identity.UserId;

/// One of the two places at a board.
public sealed interface Seat {
    /// The seat is free.
    record FreeSeat() implements Seat {}

    record HumanSeat(UserId user) implements Seat {}

    /// The computer, which has no account.
    record ComputerSeat(Difficulty level) implements Seat {}

    Seat FREE = new FreeSeat();
}
