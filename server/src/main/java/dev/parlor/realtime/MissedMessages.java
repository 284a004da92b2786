package dev.parlor.realtime;

import java.util.List;

/// What a socket has missed, oldest first, to be told in one go.
public record MissedMessages(List<Frame> frames) {
    /// Half of what may wait for a reader: with more at once even a reader that keeps up would be taken for a slow
    /// one and closed, each time that it comes back.
    public static final int MOST_BYTES = 512 * 1024;

    public MissedMessages {
        frames = List.copyOf(frames);
    }

    /// Tells all of it or, when that is too much, only this.
    ///
    /// @param resync says that the client has to load what it missed by REST
    public void tell(Connection connection, Frame resync) {
        if (frames.stream().mapToLong(Frame::length).sum() > MOST_BYTES) {
            connection.offer(resync);
        } else {
            frames.forEach(connection::offer);
        }
    }
}
