package dev.parlor.fuzz;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.Random;

/// Frames as bytes, most of them allowed (RFC 6455 §5).
final class RandomFrames {
    private static final int LAST = 0x80;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int MASKED = 0x80;
    private static final int LONGEST_CONTROL = 125;
    private static final int LONGEST_SHORT = 0xffff;
    /// The server gives a client's close code back: not one of its own errors, which are counted.
    private static final int SERVER_ERROR = 1011;
    /// One byte more than a message may have.
    private static final int TOO_LONG = 32 * 1024 + 1;

    private final RandomMessages messages;
    private final Random random;

    RandomFrames(RandomMessages messages, Random random) {
        this.messages = messages;
        this.random = random;
    }

    /// One message, or something that is none.
    void write(ByteBuf out) {
        switch (random.nextInt(200)) {
            case 0 -> violation(out);
            case 1 -> frame(out, LAST | BINARY, messages.next());
            case 2 -> frame(out, LAST | CLOSE, closing());
            case 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 -> fragments(out, messages.next());
            case 13, 14, 15, 16 -> frame(out, LAST | PING, random(LONGEST_CONTROL));
            case 17, 18, 19, 20 -> frame(out, LAST | PONG, random(LONGEST_CONTROL));
            default -> frame(out, LAST | TEXT, messages.next());
        }
    }

    /// The beginning of a frame, of which the rest never comes.
    void writeHalf(ByteBuf out) {
        var whole = Unpooled.buffer();
        write(whole);
        out.writeBytes(whole, 1 + random.nextInt(whole.readableBytes() - 1));
    }

    static void text(ByteBuf out, byte[] payload) {
        frame(out, LAST | TEXT, payload);
    }

    static void ping(ByteBuf out, byte[] payload) {
        frame(out, LAST | PING, payload);
    }

    private void fragments(ByteBuf out, byte[] payload) {
        var at = 0;
        var first = TEXT;
        while (at < payload.length) {
            var length = random.nextInt(Math.max(2, payload.length - at + 1));
            var part = Arrays.copyOfRange(payload, at, Math.min(payload.length, at + length));
            at += part.length;
            frame(out, first | (at == payload.length ? LAST : 0), part);
            first = 0;
            if (at < payload.length && random.nextInt(4) == 0) {
                frame(out, LAST | PING, random(LONGEST_CONTROL));
            }
        }
    }

    /// What ends the connection.
    private void violation(ByteBuf out) {
        switch (random.nextInt(10)) {
            case 0 -> frame(out, LAST | 0x40 | TEXT, messages.next());
            case 1 -> frame(out, LAST | (3 + random.nextInt(5)), messages.next());
            case 2 -> frame(out, LAST | PING, new byte[LONGEST_CONTROL + 1]);
            case 3 -> frame(out, PING, random(LONGEST_CONTROL));
            case 4 -> frame(out, LAST, messages.next());
            case 5 -> {
                frame(out, TEXT, messages.next());
                frame(out, LAST | TEXT, messages.next());
            }
            case 6 -> frame(out, LAST | TEXT, new byte[TOO_LONG]);
            case 7 -> {
                frame(out, TEXT, new byte[TOO_LONG / 2]);
                frame(out, LAST, new byte[TOO_LONG / 2 + 1]);
            }
            case 8 -> out.writeByte(LAST | TEXT).writeByte(MASKED | 127).writeLong(random.nextLong());
            default -> out.writeByte(LAST | TEXT).writeByte(1).writeByte('x');
        }
    }

    private byte[] closing() {
        return switch (random.nextInt(4)) {
            case 0 -> new byte[0];
            case 1 -> new byte[1];
            default -> {
                var payload = random(LONGEST_CONTROL - 2);
                var code = random.nextInt(SERVER_ERROR);
                var all = new byte[payload.length + 2];
                all[0] = (byte) (code >> 8);
                all[1] = (byte) code;
                System.arraycopy(payload, 0, all, 2, payload.length);
                yield all;
            }
        };
    }

    private byte[] random(int most) {
        var bytes = new byte[random.nextInt(most + 1)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static void frame(ByteBuf out, int first, byte[] payload) {
        out.writeByte(first);
        if (payload.length <= LONGEST_CONTROL) {
            out.writeByte(MASKED | payload.length);
        } else if (payload.length <= LONGEST_SHORT) {
            out.writeByte(MASKED | 126).writeShort(payload.length);
        } else {
            out.writeByte(MASKED | 127).writeLong(payload.length);
        }
        // A mask of zeros leaves the bytes as they are.
        out.writeInt(0).writeBytes(payload);
    }
}
