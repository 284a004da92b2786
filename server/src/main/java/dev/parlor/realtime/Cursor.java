package dev.parlor.realtime;

import java.util.Optional;

/// The last of a stream that a client knows.
///
/// @param number such as an event id or a message id
/// @param epoch the history in which it got that number, when the client says so
public record Cursor(long number, Optional<String> epoch) {
    /// Whether this number means the same in the present history.
    public boolean belongsTo(Epoch present) {
        return present.accepts(epoch);
    }
}
