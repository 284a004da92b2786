package dev.parlor.chat.lobby;

import dev.parlor.game.match.GameId;
import dev.parlor.realtime.channel.Topic;
import dev.parlor.realtime.channel.Topics;
import java.util.Optional;

/// A lobby, identified by its name: all digits name the lobby of a game, anything else a room open to
/// everyone.
///
/// @param name 1 to 99 of `A-Za-z0-9_.-`; for a game, its id without leading zeros
record Lobby(String name) {
    /// The pattern of a name, as a group for the pattern of the route.
    static final String NAME = "([A-Za-z0-9_.-]{1,99})";

    /// The lobby with the name that a client sent. Leading zeros of a game id are ignored.
    static Lobby called(String text) {
        return new Lobby(digits(text) ? GameId.parse(text).map(GameId::toString).orElse(text) : text);
    }

    /// Whether this is the lobby of a game.
    boolean ofGame() {
        return digits(name);
    }

    /// The game of this lobby; empty also when the digits are too large for a game id.
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
