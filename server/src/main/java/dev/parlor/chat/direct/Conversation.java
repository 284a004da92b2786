package dev.parlor.chat.direct;

import dev.parlor.identity.UserId;

/// The conversation of two users; there is one for each pair.
record Conversation(ConversationId id, ConversationPair pair) {
    boolean has(UserId user) {
        return pair.has(user);
    }
}
