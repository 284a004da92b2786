package dev.parlor.chat.direct;

import dev.parlor.chat.MessageText;
import dev.parlor.realtime.command.TypeErrorMessage;
import dev.parlor.realtime.command.WireName;
import java.util.Optional;

/// A command of a client on `/ws/chat/<friend_id>/` (contract §3.3).
sealed interface DirectMessageCommand {
    @WireName("message")
    record SendMessage(
            @TypeErrorMessage(MessageText.NOT_TEXT) Optional<String> message) implements DirectMessageCommand {}

    /// The sender is typing.
    @WireName("typing")
    record ShowTyping() implements DirectMessageCommand {}

    /// The sender has read everything up to a message.
    @WireName("read")
    record MarkRead(@WireName("message_id") long messageId) implements DirectMessageCommand {}
}
