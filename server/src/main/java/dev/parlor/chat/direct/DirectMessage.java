package dev.parlor.chat.direct;

import dev.parlor.identity.UserId;
import java.time.Instant;

/// A message as it is kept.
///
/// @param id goes up within a conversation; the order of ids is the order in which everybody sees messages
/// @param read whether the receiver has marked it
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
