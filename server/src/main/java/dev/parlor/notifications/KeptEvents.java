package dev.parlor.notifications;

import dev.parlor.json.Json;
import tools.jackson.databind.node.ObjectNode;

/// Events as the log stores them: each in the format of the version that wrote it, which may be an older one
/// that still runs on another node.
final class KeptEvents {
    private KeptEvents() {}

    /// The same event in the current format, with a neutral value in each field that has been added since. A
    /// field that becomes required later has to be added here.
    static String complete(String frame) {
        // Inside a text a quotation mark is escaped, so that this can only be the field.
        if (!frame.startsWith("{\"type\":\"friend_") || frame.contains("\"friend_avatar\":")) {
            return frame;
        }
        var event = Json.parse(frame);
        if (event.path("friendship") instanceof ObjectNode friendship) {
            friendship.putNull("friend_avatar");
        }
        return event.toString();
    }
}
