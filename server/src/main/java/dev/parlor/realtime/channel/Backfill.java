package dev.parlor.realtime.channel;

import java.util.List;

/// Reads from the database what signals between nodes may have lost, so that a lost signal is no lost event. Called
/// in the topic's turn, on a thread that may block.
public interface Backfill {
    /// What came after a number, all of it numbered, oldest first. Who can't say all any more tells instead, under
    /// the newest number, that a client has to load everything.
    List<Broadcast.NumberedMessage> after(Topic topic, long number);

    /// What else stands, and may be told again without harm: asked once this node was cut off from the others, when
    /// any of it may have been missed. For instance that a room is closed.
    default List<Broadcast> standing(Topic topic) {
        return List.of();
    }
}
