package dev.parlor.game;

import dev.parlor.game.bots.Difficulty;
import dev.parlor.game.rules.Role;
import dev.parlor.users.UserId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Who sits where. Whoever makes a game sits at X; the computer, and whoever joins, sits at O.
record Seats(Seat x, Seat o) {
    Seat at(Role role) {
        return role == Role.X ? x : o;
    }

    /// The seat of a user; empty for onlookers.
    Optional<Role> roleOf(UserId user) {
        return Stream.of(Role.values())
                .filter(role ->
                        at(role) instanceof Seat.HumanSeat human && human.user().equals(user))
                .findFirst();
    }

    boolean hasFree() {
        return x instanceof Seat.FreeSeat || o instanceof Seat.FreeSeat;
    }

    /// At which level the computer plays, if it does.
    Optional<Difficulty> computer() {
        return o instanceof Seat.ComputerSeat(var level) ? Optional.of(level) : Optional.empty();
    }

    /// Those who have an account, X first.
    List<UserId> humans() {
        return Stream.of(x, o)
                .filter(Seat.HumanSeat.class::isInstance)
                .map(seat -> ((Seat.HumanSeat) seat).user())
                .toList();
    }

    Seats withO(UserId user) {
        return new Seats(x, new Seat.HumanSeat(user));
    }
}
