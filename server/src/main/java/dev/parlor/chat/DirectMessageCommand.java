package dev.parlor.chat;

import dev.parlor.realtime.Otherwise;
import dev.parlor.realtime.Wire;
import java.util.Optional;

/// What a client may say on `/ws/chat/<friend_id>/` (contract §3.3).
sealed interface DirectMessageCommand {
    @Wire("message")
    record Say(@Otherwise(MessageText.NOT_TEXT) Optional<String> message) implements DirectMessageCommand {}

    /// The sender is about to say something.
    @Wire("typing")
    record Typing() implements DirectMessageCommand {}

    /// The sender has read everything up to a message.
    @Wire("read")
    record Read(@Wire("message_id") long messageId) implements DirectMessageCommand {}
}
