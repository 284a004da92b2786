package dev.parlor.notifications;

import dev.parlor.realtime.Wire;

/// What a client may say on `/ws/notifications/` (contract §3.1). None of it is needed.
sealed interface NotificationCommand {
    /// What came after this event?
    ///
    /// @param since an `event_id`, or 0 for the very first
    @Wire("sync")
    record Sync(long since) implements NotificationCommand {
        public Sync {
            if (since < 0) {
                throw new IllegalArgumentException("Field \"since\" must be an event_id, or 0.");
            }
        }
    }
}
