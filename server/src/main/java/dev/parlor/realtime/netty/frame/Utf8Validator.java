package dev.parlor.realtime.netty.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Strict UTF-8.
final class Utf8Validator {
    private static final char REPLACEMENT = '\uFFFD';

    private Utf8Validator() {}

    /// The text that these bytes encode, or null when they are not UTF-8.
    ///
    /// The JDK's fast decoder replaces malformed bytes by U+FFFD. So only a text that contains this
    /// character, which is rare, needs the slow decoder that can distinguish the two.
    static @Nullable String decode(byte[] bytes) {
        var text = new String(bytes, UTF_8);
        return text.indexOf(REPLACEMENT) < 0 || wellFormed(bytes) ? text : null;
    }

    /// The longest prefix of `text` that takes at most `limit` bytes and splits no character.
    static byte[] atMost(String text, int limit) {
        var bytes = text.getBytes(UTF_8);
        if (bytes.length <= limit) {
            return bytes;
        }
        var end = limit;
        while (end > 0 && (bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return Arrays.copyOf(bytes, end);
    }

    private static boolean wellFormed(byte[] bytes) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }
}
