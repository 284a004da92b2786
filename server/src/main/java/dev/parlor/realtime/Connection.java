package dev.parlor.realtime;

import dev.parlor.identity.Principal;
import dev.parlor.realtime.command.ErrorMessage;

/// One open socket, as features see it.
///
/// Thread-safe: every method may be called from any thread and none of them blocks.
public interface Connection {
    /// Who opened it.
    Principal principal();

    /// Queues a frame. Frames are sent in the order in which they were offered. When the reader is so slow that
    /// more than 1 MiB would wait, the connection is closed with 4408 instead; after closing, offers are dropped.
    void offer(Frame frame);

    /// Answers a refused message with its error.
    default void refuse(ErrorMessage error) {
        offer(Frame.of(error));
    }

    /// Sends what is queued, then a close frame, then closes TCP. The first close wins.
    void close(CloseCode code, String reason);
}
