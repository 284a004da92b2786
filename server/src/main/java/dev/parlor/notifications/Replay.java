package dev.parlor.notifications;

import dev.parlor.realtime.Frame;
import java.util.List;

/// What a client that was away has missed.
sealed interface Replay {
    /// All of it, in order.
    record Missed(List<Frame> events) implements Replay {}

    /// More than is kept, or the client knows an event that never was: it has to load everything by REST.
    record TooOld() implements Replay {}
}
