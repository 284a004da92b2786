package dev.parlor.realtime.netty;

import dev.parlor.realtime.CloseCode;

/// What a peer sent, frame by frame.
sealed interface Incoming {
    /// A whole text message, be it one frame or the last of several.
    record Text(String text) implements Incoming {}

    /// A frame of a message that goes on.
    record Part() implements Incoming {
        static final Part PART = new Part();
    }

    /// @param payload at most 125 bytes, to be sent back
    @SuppressWarnings("ArrayRecordComponent") // carried to its answer, never compared
    record Ping(byte[] payload) implements Incoming {}

    record Pong() implements Incoming {
        static final Pong PONG = new Pong();
    }

    /// The peer closes.
    ///
    /// @param code as it stood in the frame, or [CloseFrame#NO_CODE]
    record Close(int code) implements Incoming {}

    /// The peer broke the protocol; nothing after this can be understood.
    record Violation(CloseCode code, String reason) implements Incoming {}
}
