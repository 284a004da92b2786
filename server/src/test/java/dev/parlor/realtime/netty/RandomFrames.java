package dev.parlor.realtime.netty;

import dev.parlor.testkit.WsClient;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Random frames, the same for the same seed: right commands, commands with a wrong field, damaged JSON, fragments,
/// control frames, and now and then a violation of RFC 6455, which ends the connection.
final class RandomFrames {
    private static final int LAST = 0x80;
    private static final int RESERVED_BIT = 0x40;
    private static final int LONGEST_CONTROL = 125;
    /// One byte more than a message may have.
    private static final int TOO_LONG = 32 * 1024 + 1;
    /// The server sends a valid code back, so all valid ones here are in its contract.
    private static final List<Integer> CLOSE_CODES = List.of(0, 1000, 1001, 1004, 1005, 1015, 999, 65_535);

    private static final List<String> KEYS =
            List.of("type", "id", "position", "version", "message", "ready", "message_id", "since", "epoch", "");
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "[]",
            "{}",
            "-0",
            "4.0",
            "1.5",
            "1e999999999",
            "1e-999999999",
            "9223372036854775808",
            "-99999999999999999999999999",
            "NaN",
            "01",
            "\"\"",
            "\"+4 \"",
            "\"a\\u0000b\"",
            "\"\\u001b[2J\\n\\r\"",
            "\"\\udc00\\ud800\"",
            "\"\\u200b\\u2060\\ufeff\"",
            "\"\\ufdfa\\u202e\\u0301\"",
            "\"" + "\\ud83d\\ude00".repeat(2_100) + "\"",
            "9".repeat(2_000),
            "[".repeat(2_000) + "]".repeat(2_000),
            "{\"type\":".repeat(500) + "1" + "}".repeat(500));

    private final List<String> commands;
    private final Random random;

    /// @param commands right ones for the socket, each a JSON object
    RandomFrames(List<String> commands, long seed) {
        this.commands = commands;
        this.random = new Random(seed);
    }

    /// One message, or a few control frames.
    byte[] next() {
        return switch (random.nextInt(100)) {
            case 0 -> violation();
            case 1 -> WsClient.frame(WsClient.BINARY, true, message());
            case 2 ->
                WsClient.frame(
                        WsClient.CLOSE, true, WsClient.code(CLOSE_CODES.get(random.nextInt(CLOSE_CODES.size()))));
            case 3, 4 -> WsClient.frame(WsClient.PONG, true, bytes(LONGEST_CONTROL));
            case 5, 6, 7, 8 -> fragments(message());
            default -> WsClient.frame(WsClient.TEXT, true, message());
        };
    }

    private byte[] violation() {
        return switch (random.nextInt(7)) {
            case 0 -> WsClient.frame(LAST | RESERVED_BIT | WsClient.TEXT, message(), true);
            case 1 -> WsClient.frame(LAST | 3, message(), true);
            case 2 -> WsClient.frame(WsClient.PING, true, new byte[LONGEST_CONTROL + 1]);
            case 3 -> WsClient.frame(WsClient.PING, false, bytes(LONGEST_CONTROL));
            case 4 -> WsClient.frame(WsClient.CONTINUATION, true, message());
            case 5 -> WsClient.frame(WsClient.TEXT, true, new byte[TOO_LONG]);
            default -> WsClient.frame(LAST | WsClient.TEXT, message(), false);
        };
    }

    private byte[] fragments(byte[] message) {
        var out = new ByteArrayOutputStream();
        var middle = random.nextInt(message.length + 1);
        out.writeBytes(WsClient.frame(WsClient.TEXT, false, Arrays.copyOf(message, middle)));
        out.writeBytes(WsClient.frame(WsClient.PING, true, bytes(LONGEST_CONTROL)));
        out.writeBytes(
                WsClient.frame(WsClient.CONTINUATION, true, Arrays.copyOfRange(message, middle, message.length)));
        return out.toByteArray();
    }

    private byte[] message() {
        var command = commands.get(random.nextInt(commands.size()));
        return switch (random.nextInt(5)) {
            case 0 -> command.getBytes(StandardCharsets.UTF_8);
            case 1, 2 -> withField(command).getBytes(StandardCharsets.UTF_8);
            case 3 -> value().getBytes(StandardCharsets.UTF_8);
            default -> damaged(withField(command).getBytes(StandardCharsets.UTF_8));
        };
    }

    /// With one more field, before or after the others.
    private String withField(String command) {
        var field = "\"" + KEYS.get(random.nextInt(KEYS.size())) + "\":" + value();
        return random.nextBoolean()
                ? "{" + field + "," + command.substring(1)
                : command.substring(0, command.length() - 1) + "," + field + "}";
    }

    private String value() {
        return VALUES.get(random.nextInt(VALUES.size()));
    }

    /// With one byte changed, or a part left out or repeated. Stays ASCII: other bytes end the connection.
    private byte[] damaged(byte[] whole) {
        var from = random.nextInt(whole.length);
        var to = Math.min(whole.length, from + random.nextInt(40));
        var out = new ByteArrayOutputStream();
        out.write(whole, 0, from);
        switch (random.nextInt(3)) {
            case 0 -> {
                out.write(random.nextInt(128));
                out.write(whole, from + 1, whole.length - from - 1);
            }
            case 1 -> out.write(whole, to, whole.length - to);
            default -> {
                out.write(whole, from, to - from);
                out.write(whole, from, whole.length - from);
            }
        }
        return out.toByteArray();
    }

    private byte[] bytes(int most) {
        var bytes = new byte[random.nextInt(most + 1)];
        random.nextBytes(bytes);
        return bytes;
    }
}
