package dev.parlor.chat.direct;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/// The message JSON of the contract, §2.5. It names both users twice, because older clients read one name or
/// the other.
record MessageView(
        long id,
        long sender,
        long receiver,
        @JsonProperty("sender_id") long senderId,
        @JsonProperty("receiver_id") long receiverId,
        String content,
        @JsonProperty("timestamp") Instant at,
        @JsonProperty("is_read") boolean read,
        @JsonProperty("conversation_id") long conversation) {
    static MessageView of(DirectMessage message) {
        var sender = message.sender().value();
        var receiver = message.receiver().value();
        return new MessageView(
                message.id(),
                sender,
                receiver,
                sender,
                receiver,
                message.content(),
                message.at(),
                message.read(),
                message.conversation().value());
    }
}
