package dev.parlor.chat.direct;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parlor.identity.UserId;
import dev.parlor.realtime.Epoch;
import dev.parlor.realtime.Frame;
import java.time.Instant;

/// The frames that the sockets of a conversation receive (contract §3.3).
final class DirectMessageFrames {
    private DirectMessageFrames() {}

    static Frame message(DirectMessage message, Epoch epoch) {
        return Frame.of(new MessageFrame(
                "message",
                message.sender().value(),
                message.receiver().value(),
                message.content(),
                message.id(),
                message.pair().wireId(),
                message.at(),
                epoch.name()));
    }

    static Frame typing(UserId who) {
        return Frame.of(new TypingFrame("typing", who.value()));
    }

    static Frame read(UserId who, long upTo) {
        return Frame.of(new ReadFrame("read", who.value(), upTo));
    }

    private record MessageFrame(
            String type,
            @JsonProperty("sender_id") long sender,
            @JsonProperty("receiver_id") long receiver,
            String message,
            @JsonProperty("message_id") long id,
            @JsonProperty("conversation_id") String conversation,
            @JsonProperty("timestamp") Instant at,
            String epoch) {}

    private record TypingFrame(
            String type, @JsonProperty("sender_id") long sender) {}

    private record ReadFrame(
            String type,
            @JsonProperty("reader_id") long reader,
            @JsonProperty("message_id") long upTo) {}
}
