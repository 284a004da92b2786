package dev.parlor.realtime.netty.frame;

import dev.parlor.realtime.CloseCode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.Arrays;

/// The frame that ends a connection (RFC 6455 §5.5.1, §7.4).
///
/// @param code the close code, or [#NO_CODE]
/// @param reason a sentence for people; cut to the 123 bytes that fit
public record CloseFrame(int code, String reason) {
    /// An empty close frame: no code was given.
    public static final int NO_CODE = -1;

    private static final int MOST_REASON_BYTES = 123;

    public static CloseFrame of(CloseCode code, String reason) {
        return new CloseFrame(code.code(), reason);
    }

    public ByteBuf encode(ByteBufAllocator allocator) {
        if (code == NO_CODE) {
            return allocator.directBuffer(2).writeByte(0x88).writeByte(0);
        }
        var bytes = Utf8Validator.atMost(reason, MOST_REASON_BYTES);
        return allocator
                .directBuffer(4 + bytes.length)
                .writeByte(0x88)
                .writeByte(2 + bytes.length)
                .writeShort(code)
                .writeBytes(bytes);
    }

    /// Reads the payload of a peer's close frame.
    static InboundFrame read(byte[] payload) {
        if (payload.length == 0) {
            return new InboundFrame.CloseReceived(NO_CODE);
        }
        if (payload.length == 1) {
            return new InboundFrame.ProtocolViolation(CloseCode.PROTOCOL_ERROR, "close frame with half a code");
        }
        var code = ((payload[0] & 0xFF) << 8) | (payload[1] & 0xFF);
        if (!allowed(code)) {
            return new InboundFrame.ProtocolViolation(
                    CloseCode.PROTOCOL_ERROR, "close code " + code + " may not be sent");
        }
        if (Utf8Validator.decode(Arrays.copyOfRange(payload, 2, payload.length)) == null) {
            return new InboundFrame.ProtocolViolation(CloseCode.INVALID_PAYLOAD, "close reason is not UTF-8");
        }
        return new InboundFrame.CloseReceived(code);
    }

    /// The registered codes that may appear in a frame, and those for libraries and applications. 1004, 1005,
    /// 1006 and 1015 are never sent.
    private static boolean allowed(int code) {
        return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
    }
}
