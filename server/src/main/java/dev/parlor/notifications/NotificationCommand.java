package dev.parlor.notifications;

import dev.parlor.realtime.command.WireName;
import java.util.Optional;

/// What a client may send on `/ws/notifications/` (contract §3.1). No command is required.
sealed interface NotificationCommand {
    /// Asks for the events after this one.
    ///
    /// @param since an `event_id`, or 0 to start with the first event
    /// @param epoch the `epoch` in which it was sent, if the client knows it
    @WireName("sync")
    record SyncInbox(long since, Optional<String> epoch) implements NotificationCommand {
        public SyncInbox {
            if (since < 0) {
                throw new IllegalArgumentException("Field \"since\" must be an event_id, or 0.");
            }
        }
    }
}
