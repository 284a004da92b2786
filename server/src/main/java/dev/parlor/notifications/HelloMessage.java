package dev.parlor.notifications;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parlor.realtime.Epoch;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// The first message on a socket: the current state of its user. The events after `last_event_id` keep it up
/// to date.
///
/// @param online the friends who are online
/// @param epoch the history that the event ids belong to
record HelloMessage(
        String type,
        @JsonProperty("server_time") Instant now,
        @JsonProperty("user_id") long userId,
        @JsonProperty("last_event_id") long lastEvent,
        UnreadSummary unread,
        @JsonProperty("online_friends") List<Long> online,
        String epoch) {
    HelloMessage(Instant now, long userId, long lastEvent, UnreadSummary unread, List<Long> online, Epoch epoch) {
        this("hello", now.truncatedTo(ChronoUnit.MILLIS), userId, lastEvent, unread, online, epoch.name());
    }
}
