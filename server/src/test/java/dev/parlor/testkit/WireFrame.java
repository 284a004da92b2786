package dev.parlor.testkit;

import java.io.ByteArrayOutputStream;

/// A WebSocket frame as bytes, lengths in their shortest form, everything else as a test wants it.
final class WireFrame {
    private static final byte[] MASK = {0x12, 0x34, 0x56, 0x78};

    private WireFrame() {}

    static byte[] encode(int first, byte[] payload, boolean masked) {
        var out = new ByteArrayOutputStream();
        out.write(first);
        writeLength(out, payload.length, masked ? 0x80 : 0);
        if (masked) {
            out.writeBytes(MASK);
        }
        for (var i = 0; i < payload.length; i++) {
            out.write(masked ? payload[i] ^ MASK[i % 4] : payload[i]);
        }
        return out.toByteArray();
    }

    private static void writeLength(ByteArrayOutputStream out, int length, int maskBit) {
        if (length < 126) {
            out.write(maskBit | length);
        } else if (length <= 0xFFFF) {
            out.write(maskBit | 126);
            out.write(length >> 8);
            out.write(length);
        } else {
            out.write(maskBit | 127);
            for (var shift = 56; shift >= 0; shift -= 8) {
                out.write((int) ((long) length >> shift));
            }
        }
    }
}
