package dev.parlor.chat.direct;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/// The event of a message in the logs of both (contract §3.1). It names the sender twice, because older clients read
/// either.
record DirectMessageEvent(
        @JsonProperty("sender_id") long sender,
        @JsonProperty("senderId") long senderAgain,
        @JsonProperty("receiver_id") long receiver,
        String message,
        @JsonProperty("message_id") long id,
        @JsonProperty("conversation_id") String conversation,
        @JsonProperty("timestamp") Instant at) {
    /// To the receiver.
    static final String RECEIVED = "dm";

    /// To the sender's devices: a type of its own, because older clients count every `dm` as unread.
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
