package dev.parlor.chat.direct;

import dev.parlor.identity.UserId;
import dev.parlor.realtime.channel.Topic;
import dev.parlor.realtime.channel.Topics;

/// Two users who talk, whoever comes first.
///
/// @param low the one with the lower id
record ConversationPair(UserId low, UserId high) {
    static ConversationPair of(UserId one, UserId other) {
        return one.value() < other.value() ? new ConversationPair(one, other) : new ConversationPair(other, one);
    }

    /// Whose conversation a topic is.
    static ConversationPair of(Topic topic) {
        var ids = topic.key().split("_", 2);
        return new ConversationPair(new UserId(Long.parseLong(ids[0])), new UserId(Long.parseLong(ids[1])));
    }

    boolean has(UserId user) {
        return user.equals(low) || user.equals(high);
    }

    /// The one that this user talks to.
    UserId otherThan(UserId user) {
        return user.equals(low) ? high : low;
    }

    Topic topic() {
        return Topics.directMessages(low.value(), high.value());
    }

    /// What sockets call their conversation, for instance `2__4`.
    String wireId() {
        return low.value() + "__" + high.value();
    }
}
