package dev.parlor.store.admin;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One row in the text format of PostgreSQL's COPY, byte for byte as PostgreSQL writes it. Reused for every
/// row; confined to one thread.
final class CopyRow {
    private byte[] bytes = new byte[1_024];
    private int length;
    private boolean first = true;

    void begin() {
        length = 0;
        first = true;
    }

    /// @param value the column's value, with numbers in decimal and text in UTF-8
    void column(byte @Nullable [] value) {
        if (!first) {
            put('\t');
        }
        first = false;
        if (value == null) {
            put('\\');
            put('N');
        } else {
            for (var one : value) {
                escaped(one);
            }
        }
    }

    void end() {
        put('\n');
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    private void escaped(byte one) {
        var letter = switch (one) {
            case '\b' -> 'b';
            case '\t' -> 't';
            case '\n' -> 'n';
            case 0x0b -> 'v';
            case '\f' -> 'f';
            case '\r' -> 'r';
            case '\\' -> '\\';
            default -> '\0';
        };
        if (letter == '\0') {
            put(one);
        } else {
            put('\\');
            put(letter);
        }
    }

    private void put(int one) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = (byte) one;
    }
}
