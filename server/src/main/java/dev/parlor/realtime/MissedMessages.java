package dev.parlor.realtime;

import java.util.List;

/// The messages that a socket has missed, oldest first, to be sent together.
public record MissedMessages(List<Frame> frames) {
    /// Half of what may wait for a reader: with more, even a reader that keeps up would count as slow and be
    /// closed every time it reconnects.
    public static final int MOST_BYTES = 512 * 1024;

    public MissedMessages {
        frames = List.copyOf(frames);
    }

    /// Sends all of them or, when that is too much, only `resync`.
    ///
    /// @param resync makes the client load what it missed by REST
    public void tell(Connection connection, Frame resync) {
        if (frames.stream().mapToLong(Frame::length).sum() > MOST_BYTES) {
            connection.offer(resync);
        } else {
            frames.forEach(connection::offer);
        }
    }
}
