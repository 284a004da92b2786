package dev.parlor.notifications;

import dev.parlor.realtime.RealtimeServices;
import dev.parlor.store.Database;
import java.time.InstantSource;

/// How a feature notifies users, wherever they are: by events in their log, and by their badge.
public record Notifier(RealtimeServices live, Inbox inbox, Badges badges) {
    /// @param counts the counts on badges
    public static Notifier of(Database database, RealtimeServices live, BadgeCounts counts, InstantSource clock) {
        return new Notifier(
                live, new Inbox(database, live.layer(), clock), new Badges(live.layer(), live.order(), counts));
    }
}
