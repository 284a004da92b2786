package dev.parlor.chat;

import dev.parlor.users.UserId;

/// Where two users talk; there is one for each pair.
record Conversation(ConversationId id, ConversationPair pair) {
    boolean has(UserId user) {
        return pair.has(user);
    }
}
