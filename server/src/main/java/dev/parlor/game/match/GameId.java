package dev.parlor.game.match;

import java.util.Optional;

/// The id of a game. Never given to another game.
///
/// @param value above 0; a JSON number in REST, a text of digits on the socket
public record GameId(long value) {
    /// Reads digits; empty when they are more than any id has.
    public static Optional<GameId> parse(String digits) {
        try {
            return Optional.of(new GameId(Long.parseLong(digits)));
        } catch (NumberFormatException tooLong) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
