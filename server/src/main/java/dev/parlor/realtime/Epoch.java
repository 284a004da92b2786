package dev.parlor.realtime;

import java.util.Optional;

/// The history that the numbers of a deployment belong to: event ids, message ids, versions of games. All nodes on
/// one
/// database have the same, and a restored backup begins a new one, because numbers are given a second time then.
///
/// @param name tells it from others; means nothing else
public record Epoch(String name) {
    /// Whether a cursor with this epoch counts here. One without any is taken at its number.
    boolean accepts(Optional<String> told) {
        return told.map(name::equals).orElse(true);
    }

    /// `{"type":"resync"}`: what was missed can't be told, load everything by REST.
    public Frame resync() {
        return Frame.of(new Resync("resync", name));
    }

    private record Resync(String type, String epoch) {}
}
