package dev.parlor.chat.lobby;

import dev.parlor.game.match.GameId;
import dev.parlor.realtime.channel.Topic;
import dev.parlor.realtime.channel.Topics;
import java.util.Optional;

/// A lobby, by its name: of a game when that is all digits, else a room that is open to everybody.
///
/// @param name 1 to 99 of `A-Za-z0-9_.-`; the digits of a game as its id is written
record Lobby(String name) {
    /// What a name may be, as a group of the route's pattern.
    static final String NAME = "([A-Za-z0-9_.-]{1,99})";

    /// The lobby that a client calls so. Zeros before the id of a game don't make another lobby of it.
    static Lobby called(String text) {
        return new Lobby(digits(text) ? GameId.parse(text).map(GameId::toString).orElse(text) : text);
    }

    /// Whether it is the lobby of a game.
    boolean ofGame() {
        return digits(name);
    }

    /// Whose lobby it is; empty also for digits that no game has.
    Optional<GameId> game() {
        return ofGame() ? GameId.parse(name) : Optional.empty();
    }

    Topic topic() {
        return Topics.lobby(name);
    }

    private static boolean digits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
