package dev.parlor.realtime.netty.frame;

import dev.parlor.realtime.Frame;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/// Encodes the server's frames (RFC 6455 §5.2): never masked, never fragmented.
public final class FrameEncoder {
    private static final int TEXT = 0x81;
    private static final int PING = 0x89;
    private static final int PONG = 0x8A;

    private FrameEncoder() {}

    public static ByteBuf text(ByteBufAllocator allocator, Frame frame) {
        var length = frame.length();
        var out = allocator.directBuffer(10 + length).writeByte(TEXT);
        if (length < 126) {
            out.writeByte(length);
        } else if (length <= 0xFFFF) {
            out.writeByte(126).writeShort(length);
        } else {
            out.writeByte(127).writeLong(length);
        }
        return out.writeBytes(frame.payload());
    }

    public static ByteBuf ping(ByteBufAllocator allocator) {
        return allocator.directBuffer(2).writeByte(PING).writeByte(0);
    }

    /// @param payload at most 125 bytes
    public static ByteBuf pong(ByteBufAllocator allocator, byte[] payload) {
        return allocator
                .directBuffer(2 + payload.length)
                .writeByte(PONG)
                .writeByte(payload.length)
                .writeBytes(payload);
    }
}
