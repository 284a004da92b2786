package dev.parlor.realtime.channel;

import java.util.List;

/// Reads from the database what messages between nodes may have lost, so that no event is lost with them.
/// Called with the topic lock held, on a thread that may block.
public interface Backfill {
    /// All numbered messages after a number, oldest first. If the gap is too old to replay: one message under
    /// the newest number, which makes the client load everything.
    List<Broadcast.NumberedMessage> after(Topic topic, long number);

    /// Other state that is safe to send again, for instance that a room is closed. Read whenever this node
    /// may have missed messages.
    default List<Broadcast> standing(Topic topic) {
        return List.of();
    }
}
