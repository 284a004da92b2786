package dev.parlor.notifications;

import dev.parlor.realtime.command.WireName;
import java.util.Optional;

/// What a client may say on `/ws/notifications/` (contract §3.1). None of it is needed.
sealed interface NotificationCommand {
    /// What came after this event?
    ///
    /// @param since an `event_id`, or 0 for the very first
    /// @param epoch the `epoch` in which it was told, if the client knows
    @WireName("sync")
    record SyncInbox(long since, Optional<String> epoch) implements NotificationCommand {
        public SyncInbox {
            if (since < 0) {
                throw new IllegalArgumentException("Field \"since\" must be an event_id, or 0.");
            }
        }
    }
}
