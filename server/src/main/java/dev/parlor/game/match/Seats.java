package dev.parlor.game.match;

import dev.parlor.game.bots.Difficulty;
import dev.parlor.game.rules.Role;
import dev.parlor.identity.UserId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Who has which seat. The creator of a game sits at X; the computer, or the player who joins, sits at O.
public record Seats(Seat x, Seat o) {
    public Seat at(Role role) {
        return role == Role.X ? x : o;
    }

    /// The seat of a user; empty for onlookers.
    public Optional<Role> roleOf(UserId user) {
        return Stream.of(Role.values())
                .filter(role ->
                        at(role) instanceof Seat.HumanSeat human && human.user().equals(user))
                .findFirst();
    }

    public boolean hasFree() {
        return x instanceof Seat.FreeSeat || o instanceof Seat.FreeSeat;
    }

    /// The computer's level, if it plays.
    public Optional<Difficulty> computer() {
        return o instanceof Seat.ComputerSeat(var level) ? Optional.of(level) : Optional.empty();
    }

    /// The users who have a seat, X first.
    public List<UserId> humans() {
        return Stream.of(x, o)
                .filter(Seat.HumanSeat.class::isInstance)
                .map(seat -> ((Seat.HumanSeat) seat).user())
                .toList();
    }

    Seats withO(UserId user) {
        return new Seats(x, new Seat.HumanSeat(user));
    }
}
