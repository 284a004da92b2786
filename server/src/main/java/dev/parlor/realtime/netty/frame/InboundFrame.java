package dev.parlor.realtime.netty.frame;

import dev.parlor.realtime.CloseCode;

/// What a peer sent, frame by frame.
public sealed interface InboundFrame {
    /// A whole text message, from one frame or several.
    record TextFrame(String text) implements InboundFrame {}

    /// A frame of an unfinished message.
    record PartialFrame() implements InboundFrame {
        static final PartialFrame PART = new PartialFrame();
    }

    /// @param payload at most 125 bytes, to be sent back
    @SuppressWarnings("ArrayRecordComponent") // carried to its answer, never compared
    record PingFrame(byte[] payload) implements InboundFrame {}

    record PongFrame() implements InboundFrame {
        static final PongFrame PONG = new PongFrame();
    }

    /// The peer closes.
    ///
    /// @param code as it was sent, or [CloseFrame#NO_CODE]
    record CloseReceived(int code) implements InboundFrame {}

    /// The peer broke the protocol; nothing after this can be understood.
    record ProtocolViolation(CloseCode code, String reason) implements InboundFrame {}
}
