package dev.parlor.game.match;

import java.util.Optional;

/// The id of a game. Never reused.
///
/// @param value above 0; a JSON number in REST, a text of digits on the socket
public record GameId(long value) {
    /// Parses digits; empty when the number is too large for an id.
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
