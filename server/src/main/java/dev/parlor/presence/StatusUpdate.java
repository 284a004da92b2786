package dev.parlor.presence;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parlor.identity.UserId;
import dev.parlor.realtime.Frame;

/// A friend's presence (contract §3.2).
///
/// @param status `online` or `offline`
record StatusUpdate(String type, @JsonProperty("user_id") long userId, String status) {
    static Frame of(UserId user, boolean online) {
        return Frame.of(new StatusUpdate("status_update", user.value(), online ? "online" : "offline"));
    }
}
