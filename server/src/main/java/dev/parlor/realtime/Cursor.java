package dev.parlor.realtime;

import java.util.Optional;

/// The last position in a stream that a client knows.
///
/// @param number such as an event id or a message id
/// @param epoch the history in which the client got that number, if it sends one
public record Cursor(long number, Optional<String> epoch) {
    /// Whether this number is valid in the present history.
    public boolean belongsTo(Epoch present) {
        return present.accepts(epoch);
    }
}
