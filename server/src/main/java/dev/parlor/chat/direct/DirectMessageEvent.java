package dev.parlor.chat.direct;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/// The event of a message in the inboxes of both users (contract §3.1). It names the sender twice, because
/// older clients read one name or the other.
record DirectMessageEvent(
        @JsonProperty("sender_id") long sender,
        @JsonProperty("senderId") long senderAgain,
        @JsonProperty("receiver_id") long receiver,
        String message,
        @JsonProperty("message_id") long id,
        @JsonProperty("conversation_id") String conversation,
        @JsonProperty("timestamp") Instant at) {
    /// For the receiver.
    static final String RECEIVED = "dm";

    /// For the sender's devices. It has its own type, because older clients count every `dm` as unread.
    static final String SENT = "dm_sent";

    static DirectMessageEvent of(DirectMessage message) {
        return new DirectMessageEvent(
                message.sender().value(),
                message.sender().value(),
                message.receiver().value(),
                message.content(),
                message.id(),
                message.pair().wireId(),
                message.at());
    }
}
