package dev.parlor.verify;

import java.util.List;
import java.util.Optional;

/// Who takes part in a visit: Alice comes in by the first entrance, Bob by the second, if there is one.
final class Party {
    private final Entrance base;
    private final Entrance second;
    private final Guests guests;
    private Optional<Guest> alice = Optional.empty();
    private Optional<Guest> bob = Optional.empty();

    /// @param second the same as `base` when there is only one
    Party(Entrance base, Entrance second) {
        this.base = base;
        this.second = second;
        this.guests = new Guests(base);
    }

    Entrance base() {
        return base;
    }

    Entrance second() {
        return second;
    }

    boolean hasSecond() {
        return !base.equals(second);
    }

    List<Entrance> entrances() {
        return hasSecond() ? List.of(base, second) : List.of(base);
    }

    Guests guests() {
        return guests;
    }

    /// Both are registered at the first entrance; whether the second knows them is the next question.
    String arrive() throws InterruptedException {
        alice = Optional.of(guests.welcome("Alice"));
        bob = Optional.of(guests.welcome("Bob").at(second));
        return "";
    }

    Guest alice() {
        return alice.orElseThrow();
    }

    Guest bob() {
        return bob.orElseThrow();
    }

    /// A room that only this visit knows.
    String room(String name) {
        return "/ws/chat/lobby/verify-" + guests.visit() + "-" + name + "/";
    }
}
