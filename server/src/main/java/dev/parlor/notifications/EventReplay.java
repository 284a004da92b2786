package dev.parlor.notifications;

import dev.parlor.realtime.Frame;
import java.util.List;

/// The events that a client missed while it was away.
sealed interface EventReplay {
    /// All of it, in order.
    record MissedEvents(List<Frame> events) implements EventReplay {}

    /// More than is kept, or the client names an event that never existed: it has to load everything by REST.
    record TooOld() implements EventReplay {}
}
