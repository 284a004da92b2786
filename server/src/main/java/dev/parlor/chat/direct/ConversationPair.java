package dev.parlor.chat.direct;

import dev.parlor.identity.UserId;
import dev.parlor.realtime.channel.Topic;
import dev.parlor.realtime.channel.Topics;

/// The two users of a conversation, in a fixed order.
///
/// @param low the one with the lower id
record ConversationPair(UserId low, UserId high) {
    static ConversationPair of(UserId one, UserId other) {
        return one.value() < other.value() ? new ConversationPair(one, other) : new ConversationPair(other, one);
    }

    /// The users of a conversation topic.
    static ConversationPair of(Topic topic) {
        var ids = topic.key().split("_", 2);
        return new ConversationPair(new UserId(Long.parseLong(ids[0])), new UserId(Long.parseLong(ids[1])));
    }

    boolean has(UserId user) {
        return user.equals(low) || user.equals(high);
    }

    /// The other user of the pair.
    UserId otherThan(UserId user) {
        return user.equals(low) ? high : low;
    }

    Topic topic() {
        return Topics.directMessages(low.value(), high.value());
    }

    /// The name of the conversation on the socket, for instance `2__4`.
    String wireId() {
        return low.value() + "__" + high.value();
    }
}
