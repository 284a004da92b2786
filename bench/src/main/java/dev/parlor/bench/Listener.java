package dev.parlor.bench;

import io.netty.buffer.ByteBuf;

/// Hears what comes on one WebSocket, on the thread of [Wire].
@FunctionalInterface
public interface Listener {
    /// A text frame. The buffer is valid during the call.
    void text(ByteBuf payload);

    /// An answer to a ping. The buffer is valid during the call.
    default void pong(ByteBuf payload) {}

    /// The server closes, and says why. [#closed] follows.
    default void closing(int code) {}

    /// Nothing more will come.
    default void closed() {}
}
