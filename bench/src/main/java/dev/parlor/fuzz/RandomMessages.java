package dev.parlor.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/// The texts of messages: commands that are right, commands with a wrong value, and texts that are hardly JSON.
final class RandomMessages {
    private static final List<String> KEYS = List.of(
            "type", "id", "position", "version", "message", "ready", "message_id", "since", "epoch", "__proto__", "");

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "[]",
            "{}",
            "0",
            "-0",
            "4.0",
            "4e0",
            "1.5",
            "-1",
            "1e400",
            "1e999999999",
            "1e-999999999",
            "9223372036854775807",
            "9223372036854775808",
            "-99999999999999999999999999",
            "0.1e1",
            "NaN",
            "01",
            "\"\"",
            "\" \"",
            "\"4\"",
            "\"+4 \"",
            "\"a\\u0000b\"",
            "\"\\u001b[2J\\n\\r\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\ud83d\\ude00\"",
            "\"\\u200b\\u2060\\ufeff\"",
            "\"\\ufdfa\\u202e\\u0301\"",
            "\"';--<script>${jndi:x}%00\"",
            "\"1 1\\u0085\\u2028\"",
            "\"epoch\"");

    private final List<String> commands;
    private final Random random;

    /// @param commands as they are right, each a JSON object
    RandomMessages(List<String> commands, Random random) {
        this.commands = commands;
        this.random = random;
    }

    byte[] next() {
        var command = commands.get(random.nextInt(commands.size()));
        return switch (random.nextInt(10)) {
            case 0, 1 -> bytes(command);
            case 2, 3, 4, 5 -> bytes(withField(command));
            case 6 -> bytes(value());
            case 7 -> bytes(withField(withField(command)));
            default -> damaged(bytes(withField(command)));
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// With one field more, before or after those it has: of two fields with one name, one must count.
    private String withField(String command) {
        var field = "\"" + KEYS.get(random.nextInt(KEYS.size())) + "\":" + value();
        return random.nextBoolean()
                ? "{" + field + "," + command.substring(1)
                : command.substring(0, command.length() - 1) + "," + field + "}";
    }

    private String value() {
        return switch (random.nextInt(12)) {
            case 0 -> "\"" + "x".repeat(random.nextInt(4_000)) + "\"";
            case 1 -> "\"" + "\\ud83d\\ude00".repeat(random.nextInt(2_100)) + "\"";
            case 2 -> "9".repeat(1 + random.nextInt(2_000));
            case 3 -> nested(1 + random.nextInt(3_000));
            case 4 -> "[" + "0,".repeat(random.nextInt(2_000)) + "0]";
            case 5 -> "\"" + Character.toString(random.nextInt(0xd800)).replaceAll("[\"\\\\]", "") + "\"";
            default -> VALUES.get(random.nextInt(VALUES.size()));
        };
    }

    private String nested(int depth) {
        return random.nextBoolean()
                ? "[".repeat(depth) + "]".repeat(depth)
                : "{\"type\":".repeat(depth) + "1" + "}".repeat(depth);
    }

    /// With a byte changed, a stretch left out, or a stretch repeated.
    private byte[] damaged(byte[] whole) {
        var from = random.nextInt(whole.length);
        var length = random.nextInt(Math.min(40, whole.length - from) + 1);
        var out = new ByteArrayOutputStream();
        switch (random.nextInt(3)) {
            case 0 -> {
                var changed = whole.clone();
                // Seldom one that is no UTF-8: that ends the connection.
                changed[from] = (byte) random.nextInt(random.nextInt(10) == 0 ? 256 : 128);
                out.writeBytes(changed);
            }
            case 1 -> {
                out.write(whole, 0, from);
                out.write(whole, from + length, whole.length - from - length);
            }
            default -> {
                out.write(whole, 0, from);
                out.write(whole, from, length);
                out.write(whole, from, whole.length - from);
            }
        }
        return out.toByteArray();
    }
}
