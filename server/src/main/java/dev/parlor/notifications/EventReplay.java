package dev.parlor.notifications;

import dev.parlor.realtime.Frame;
import java.util.List;

/// What a client that was away has missed.
sealed interface EventReplay {
    /// All of it, in order.
    record MissedEvents(List<Frame> events) implements EventReplay {}

    /// More than is kept, or the client knows an event that never was: it has to load everything by REST.
    record TooOld() implements EventReplay {}
}
