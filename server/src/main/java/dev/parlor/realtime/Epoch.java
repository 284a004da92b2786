package dev.parlor.realtime;

import java.util.Optional;

/// The history that the numbers of a deployment belong to: event ids, message ids, versions of games. All
/// nodes on one database share it, and a restored backup starts a new one, because it assigns some numbers a
/// second time.
///
/// @param name identifies it; has no other meaning
public record Epoch(String name) {
    /// Whether a cursor with this epoch is valid here. A cursor without one is accepted.
    boolean accepts(Optional<String> told) {
        return told.map(name::equals).orElse(true);
    }

    /// `{"type":"resync"}`: what was missed can't be replayed, load everything by REST.
    public Frame resync() {
        return Frame.of(new Resync("resync", name));
    }

    private record Resync(String type, String epoch) {}
}
