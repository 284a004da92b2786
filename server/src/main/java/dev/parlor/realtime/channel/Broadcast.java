package dev.parlor.realtime.channel;

import dev.parlor.realtime.CloseCode;
import dev.parlor.realtime.Frame;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is published to a topic.
public sealed interface Broadcast {
    /// A message. Users in `personal` get their own frame, users in `hiddenFrom` get none, and all others get
    /// `everyone`. Each frame is encoded once, however many users receive it.
    record TopicMessage(Frame everyone, Map<Long, Frame> personal, Set<Long> hiddenFrom) implements Broadcast {
        public TopicMessage {
            personal = Map.copyOf(personal);
            hiddenFrom = Set.copyOf(hiddenFrom);
        }

        public TopicMessage(Frame everyone, Map<Long, Frame> personal) {
            this(everyone, personal, Set.of());
        }

        /// The same message, but with another frame for all sockets of this user.
        public TopicMessage butTo(long userId, Frame frame) {
            var more = new HashMap<>(personal);
            more.put(userId, frame);
            return new TopicMessage(everyone, more, hiddenFrom);
        }

        /// The same message, hidden from these users.
        public TopicMessage hiddenFrom(Collection<Long> users) {
            return new TopicMessage(everyone, personal, Set.copyOf(users));
        }

        /// The same message, with its number in the topic.
        public NumberedMessage numbered(long number, long after) {
            return new NumberedMessage(number, after, this);
        }

        /// The frame that this user receives; empty when it is hidden from them.
        public Optional<Frame> frameFor(long userId) {
            return hiddenFrom.contains(userId)
                    ? Optional.empty()
                    : Optional.of(personal.getOrDefault(userId, everyone));
        }
    }

    /// A message that is stored in the database, in a numbered stream (contract §1: ids, versions).
    ///
    /// @param number the number of this message, above 0
    /// @param after the number of the previous message in this topic; 0 for the first
    record NumberedMessage(long number, long after, TopicMessage message) implements Broadcast {}

    /// A message to all sockets of one member, and to no one else.
    record PrivateMessage(long userId, Frame frame) implements Broadcast {}

    /// Closes every member's socket.
    record CloseRequest(CloseCode code, String reason) implements Broadcast {}

    /// Closes all sockets of one member.
    record CloseOne(long userId, CloseCode code, String reason) implements Broadcast {}

    /// Records when it was published, as [System#nanoTime].
    default void publishedAt(long nanos) {
        switch (this) {
            case TopicMessage message -> {
                message.everyone.publishedAt(nanos);
                message.personal.values().forEach(frame -> frame.publishedAt(nanos));
            }
            case NumberedMessage numberedMessage -> numberedMessage.message.publishedAt(nanos);
            case PrivateMessage one -> one.frame.publishedAt(nanos);
            case CloseRequest nothing -> {}
            case CloseOne nothing -> {}
        }
    }

    /// One frame for all members.
    static TopicMessage toAll(Frame frame) {
        return new TopicMessage(frame, Map.of());
    }
}
