package dev.parlor.chat.direct;

import dev.parlor.identity.UserId;

/// Where two users talk; there is one for each pair.
record Conversation(ConversationId id, ConversationPair pair) {
    boolean has(UserId user) {
        return pair.has(user);
    }
}
