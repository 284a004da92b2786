package dev.parlor.chat.direct;

import dev.parlor.identity.UserId;
import java.time.Instant;

/// A stored message.
///
/// @param id increases within a conversation; both users see messages in the order of their ids
/// @param read whether the receiver has marked the message as read
record DirectMessage(
        long id,
        ConversationId conversation,
        UserId sender,
        UserId receiver,
        String content,
        boolean read,
        Instant at) {
    ConversationPair pair() {
        return ConversationPair.of(sender, receiver);
    }
}
