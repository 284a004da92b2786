package dev.parlor.realtime.netty.frame;

import static dev.parlor.realtime.CloseCode.INVALID_PAYLOAD;
import static dev.parlor.realtime.CloseCode.MESSAGE_TOO_BIG;
import static dev.parlor.realtime.CloseCode.PROTOCOL_ERROR;
import static dev.parlor.realtime.CloseCode.UNSUPPORTED_DATA;

import dev.parlor.realtime.CloseCode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads a client's frames (RFC 6455 §5) one at a time, so that the reader can stop in between.
///
/// Holds no buffer between frames. A frame is refused as soon as its header shows an error, without waiting
/// for its payload. No extensions were negotiated, so every reserved bit is an error.
///
/// Confined to the connection's event loop. After a [InboundFrame.ProtocolViolation] it must not be used
/// again.
public final class FrameDecoder {
    /// The longest message, all fragments together (contract §3.0). JSON may escape every character: the 2000
    /// emoji of a direct message and the 64 of its `id` then take 24,768 bytes.
    static final int MOST_BYTES = 32 * 1024;

    private static final int CONTINUATION = 0x0;
    private static final int TEXT = 0x1;
    private static final int BINARY = 0x2;
    private static final int CLOSE = 0x8;
    private static final int PING = 0x9;
    private static final int PONG = 0xA;
    private static final int MOST_CONTROL_BYTES = 125;
    private static final int MASK_BYTES = 4;

    /// Bytes that have arrived and are not a whole frame yet.
    private @Nullable ByteBuf bytes;

    /// The fragments so far of an unfinished message.
    private byte @Nullable [] begun;

    /// Takes ownership of the buffer.
    public void add(ByteBufAllocator allocator, ByteBuf more) {
        bytes = bytes == null ? more : ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(allocator, bytes, more);
    }

    /// How many bytes wait to be read.
    public int waiting() {
        return bytes == null ? 0 : bytes.readableBytes();
    }

    /// Forgets everything.
    public void release() {
        if (bytes != null) {
            bytes.release();
            bytes = null;
        }
        begun = null;
    }

    /// The next frame, or null until more has arrived.
    @Nullable
    public InboundFrame next() {
        var in = bytes;
        if (in == null) {
            return null;
        }
        var frame = read(in);
        if (!in.isReadable()) {
            in.release();
            bytes = null;
        }
        return frame;
    }

    private @Nullable InboundFrame read(ByteBuf in) {
        if (in.readableBytes() < 2) {
            return null;
        }
        var start = in.readerIndex();
        var first = in.getUnsignedByte(start);
        var second = in.getUnsignedByte(start + 1);
        var wrong = headerError(first, second);
        if (wrong != null) {
            return wrong;
        }
        var shortLength = second & 0x7F;
        var lengthBytes = shortLength == 127 ? 8 : shortLength == 126 ? 2 : 0;
        if (in.readableBytes() < 2 + lengthBytes) {
            return null;
        }
        long length = switch (lengthBytes) {
            case 0 -> shortLength;
            case 2 -> in.getUnsignedShort(start + 2);
            default -> in.getLong(start + 2);
        };
        wrong = lengthError(lengthBytes, length);
        if (wrong != null) {
            return wrong;
        }
        var header = 2 + lengthBytes + MASK_BYTES;
        if (in.readableBytes() < header + length) {
            return null;
        }
        in.skipBytes(2 + lengthBytes);
        return frame(first, unmasked(in, in.readInt(), (int) length));
    }

    private @Nullable InboundFrame headerError(int first, int second) {
        var opcode = first & 0x0F;
        var last = (first & 0x80) != 0;
        if ((first & 0x70) != 0) {
            return violation(PROTOCOL_ERROR, "reserved bits are set");
        }
        if ((second & 0x80) == 0) {
            return violation(PROTOCOL_ERROR, "frame is not masked");
        }
        return switch (opcode) {
            case CONTINUATION -> begun == null ? violation(PROTOCOL_ERROR, "nothing to continue") : null;
            case TEXT, BINARY -> {
                if (begun != null) {
                    yield violation(PROTOCOL_ERROR, "the message before has not ended");
                }
                yield opcode == BINARY ? violation(UNSUPPORTED_DATA, "text frames only") : null;
            }
            case CLOSE, PING, PONG -> {
                if (!last) {
                    yield violation(PROTOCOL_ERROR, "control frames may not be fragmented");
                }
                yield (second & 0x7F) > MOST_CONTROL_BYTES
                        ? violation(PROTOCOL_ERROR, "control frames have at most 125 bytes")
                        : null;
            }
            default -> violation(PROTOCOL_ERROR, "opcode " + opcode + " is reserved");
        };
    }

    private @Nullable InboundFrame lengthError(int lengthBytes, long length) {
        if (length < 0) {
            return violation(PROTOCOL_ERROR, "the length's first bit is set");
        }
        if ((lengthBytes == 2 && length < 126) || (lengthBytes == 8 && length <= 0xFFFF)) {
            return violation(PROTOCOL_ERROR, "the length is not in its shortest form");
        }
        var before = begun == null ? 0 : begun.length;
        return before + length > MOST_BYTES
                ? violation(MESSAGE_TOO_BIG, "a message has at most " + MOST_BYTES + " bytes")
                : null;
    }

    private InboundFrame frame(int first, byte[] payload) {
        var last = (first & 0x80) != 0;
        return switch (first & 0x0F) {
            case CLOSE -> CloseFrame.read(payload);
            case PING -> new InboundFrame.PingFrame(payload);
            case PONG -> InboundFrame.PongFrame.PONG;
            default -> data(payload, last);
        };
    }

    private InboundFrame data(byte[] payload, boolean last) {
        var message = begun == null ? payload : joined(begun, payload);
        if (!last) {
            begun = message;
            return InboundFrame.PartialFrame.PART;
        }
        begun = null;
        var text = Utf8Validator.decode(message);
        return text == null ? violation(INVALID_PAYLOAD, "the text is not UTF-8") : new InboundFrame.TextFrame(text);
    }

    private static byte[] joined(byte[] begun, byte[] more) {
        var all = Arrays.copyOf(begun, begun.length + more.length);
        System.arraycopy(more, 0, all, begun.length, more.length);
        return all;
    }

    private static byte[] unmasked(ByteBuf in, int mask, int length) {
        var payload = new byte[length];
        in.readBytes(payload);
        for (var i = 0; i < length; i++) {
            payload[i] ^= (byte) (mask >>> (24 - 8 * (i & 3)));
        }
        return payload;
    }

    private static InboundFrame violation(CloseCode code, String reason) {
        return new InboundFrame.ProtocolViolation(code, reason);
    }
}
