package dev.parlor.realtime.netty.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.realtime.netty.Settings;
import dev.parlor.realtime.netty.TestNode;
import dev.parlor.testkit.WsClient;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// RFC 6455, clause by clause, over a real socket.
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class FrameEncoderIT {
    private static TestNode node;
    private WsClient client;

    @BeforeAll
    static void start() {
        node = new TestNode(Settings.GENEROUS);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @BeforeEach
    void open() {
        client = WsClient.open(node.port, "/ws/echo/7/", "1-s");
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void readsFramesByteByByte() {
        for (var octet : text("héllo ☃ 𝄞")) {
            client.write(new byte[] {octet});
        }
        assertThat(echo()).isEqualTo("héllo ☃ 𝄞");
    }

    @Test
    void readsManyFramesInOneSegmentInOrder() {
        var all = new ByteArrayOutputStream();
        for (var i = 0; i < 300; i++) {
            all.writeBytes(text("n" + i));
        }
        client.write(all.toByteArray());
        for (var i = 0; i < 300; i++) {
            assertThat(echo()).isEqualTo("n" + i);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 4096, 32 * 1024})
    void echoesEveryLength(int length) {
        client.send("x".repeat(length));
        assertThat(echo()).hasSize(length);
    }

    @Test
    void joinsFragmentsWithPingsInBetweenAndCharactersCutInTwo() {
        var snowman = "☃".getBytes(UTF_8);
        client.write(WsClient.frame(WsClient.TEXT, false, new byte[] {'a', snowman[0]}));
        client.write(WsClient.frame(WsClient.PING, true, "now".getBytes(UTF_8)));
        client.write(WsClient.frame(WsClient.CONTINUATION, false, new byte[] {snowman[1]}));
        client.write(WsClient.frame(WsClient.CONTINUATION, false, new byte[0]));
        client.write(WsClient.frame(WsClient.CONTINUATION, true, new byte[] {snowman[2]}));
        var pong = client.frame();
        assertThat(pong.opcode()).isEqualTo(WsClient.PONG);
        assertThat(pong.text()).isEqualTo("now");
        assertThat(echo()).isEqualTo("a☃");
    }

    @Test
    void answersAPingWithItsPayload() {
        var payload = "x".repeat(125).getBytes(UTF_8);
        client.write(WsClient.frame(WsClient.PING, true, payload));
        assertThat(client.frame().payload()).isEqualTo(payload);
        client.write(WsClient.frame(WsClient.PING, true, new byte[0]));
        assertThat(client.frame().payload()).isEmpty();
    }

    @Test
    void ignoresPongsThatNobodyAskedFor() {
        client.write(WsClient.frame(WsClient.PONG, true, "hm".getBytes(UTF_8)));
        client.send("still here");
        assertThat(echo()).isEqualTo("still here");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {0, 1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999})
    void answersACloseWithItsOwnCode(int code) {
        assertThat(client.close(code)).isEqualTo(new WsClient.Closed(code, ""));
    }

    @Test
    void handlesWhatWasSentBeforeTheClose() {
        var all = new ByteArrayOutputStream();
        all.writeBytes(text("last words"));
        all.writeBytes(WsClient.frame(WsClient.CLOSE, true, WsClient.code(1000)));
        client.write(all.toByteArray());
        client.awaitClose();
        node.await("received last words");
    }

    static Stream<Arguments> violations() {
        var big = new byte[32 * 1024 + 1];
        return Stream.of(
                violation(1002, "unmasked text", WsClient.frame(0x81, "hi".getBytes(UTF_8), false)),
                violation(1002, "unmasked close", WsClient.frame(0x88, WsClient.code(1000), false)),
                violation(1002, "RSV1", WsClient.frame(0xC1, new byte[2], true)),
                violation(1002, "RSV2", WsClient.frame(0xA1, new byte[2], true)),
                violation(1002, "RSV3 on a ping", WsClient.frame(0x99, new byte[2], true)),
                violation(1002, "opcode 3", WsClient.frame(0x83, new byte[2], true)),
                violation(1002, "opcode 7", WsClient.frame(0x87, new byte[0], true)),
                violation(1002, "opcode 11", WsClient.frame(0x8B, new byte[0], true)),
                violation(1002, "opcode 15", WsClient.frame(0x8F, new byte[2], true)),
                violation(1002, "continuation of nothing", WsClient.frame(0x80, new byte[2], true)),
                violation(1002, "a second beginning", hex("01 81 00000000 61 81 81 00000000 61")),
                violation(1002, "binary in between", hex("01 81 00000000 61 82 81 00000000 61")),
                violation(1002, "fragmented ping", WsClient.frame(0x09, new byte[2], true)),
                violation(1002, "fragmented close", WsClient.frame(0x08, WsClient.code(1000), true)),
                violation(1002, "ping of 126 bytes", WsClient.frame(0x89, new byte[126], true)),
                violation(1002, "close of 126 bytes", WsClient.frame(0x88, new byte[126], true)),
                violation(1002, "length with 16 bits for 5", hex("81 FE 0005 00000000 6161616161")),
                violation(1002, "length with 64 bits for 5", hex("81 FF 0000000000000005 00000000 6161616161")),
                violation(1002, "length below zero", hex("81 FF 8000000000000005 00000000 61")),
                violation(1002, "half a close code", WsClient.frame(0x88, new byte[] {3}, true)),
                violation(1002, "close code 0", WsClient.frame(0x88, new byte[2], true)),
                violation(1002, "close code 999", WsClient.frame(0x88, WsClient.code(999), true)),
                violation(1002, "close code 1004", WsClient.frame(0x88, WsClient.code(1004), true)),
                violation(1002, "close code 1005", WsClient.frame(0x88, WsClient.code(1005), true)),
                violation(1002, "close code 1006", WsClient.frame(0x88, WsClient.code(1006), true)),
                violation(1002, "close code 1015", WsClient.frame(0x88, WsClient.code(1015), true)),
                violation(1002, "close code 1016", WsClient.frame(0x88, WsClient.code(1016), true)),
                violation(1002, "close code 2999", WsClient.frame(0x88, WsClient.code(2999), true)),
                violation(1002, "close code 5000", WsClient.frame(0x88, WsClient.code(5000), true)),
                violation(1007, "close reason not UTF-8", WsClient.frame(0x88, hex("03E8 C328"), true)),
                violation(1007, "overlong slash", WsClient.frame(0x81, hex("C0AF"), true)),
                violation(1007, "surrogate", WsClient.frame(0x81, hex("EDA080"), true)),
                violation(1007, "above U+10FFFF", WsClient.frame(0x81, hex("F4908080"), true)),
                violation(1007, "half a character", WsClient.frame(0x81, hex("E298"), true)),
                violation(1007, "half a character and an end", hex("01 82 00000000 E298 80 80 00000000")),
                violation(1003, "binary", WsClient.frame(0x82, new byte[2], true)),
                violation(1003, "the beginning of binary", WsClient.frame(0x02, new byte[2], true)),
                violation(1009, "too big", WsClient.frame(0x81, big, true)),
                violation(1009, "far too big, header alone", hex("81 FF 0000000100000000 00000000")),
                violation(1009, "too big together", tooBigTogether()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("violations")
    void closesOnceWithTheRightCodeAndHangsUp(int code, String what, byte[] bytes) {
        assertThat(what).isNotBlank();
        client.write(bytes);
        assertThat(client.awaitClose().code()).isEqualTo(code);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("violations")
    void hangsUpAlsoOnAPeerThatNeverAnswers(int code, String what, byte[] bytes) {
        assertThat(what).isNotBlank();
        for (var octet : bytes.length > 1000 ? new byte[0] : bytes) {
            client.write(new byte[] {octet});
        }
        client.write(bytes.length > 1000 ? bytes : new byte[0]);
        assertThat(client.awaitCloseFrame().code()).isEqualTo(code);
        client.awaitEnd();
    }

    @Test
    void acceptsTheReplacementCharacterItself() {
        client.send("\uFFFD");
        assertThat(echo()).isEqualTo("\uFFFD");
    }

    private String echo() {
        return client.next("echo").path("text").asString();
    }

    private static byte[] text(String text) {
        return WsClient.frame(WsClient.TEXT, true, text.getBytes(UTF_8));
    }

    private static byte[] tooBigTogether() {
        var all = new ByteArrayOutputStream();
        all.writeBytes(WsClient.frame(WsClient.TEXT, false, new byte[9000]));
        all.writeBytes(WsClient.frame(WsClient.CONTINUATION, false, new byte[32 * 1024 - 9000]));
        all.writeBytes(WsClient.frame(WsClient.CONTINUATION, true, new byte[1]));
        return all.toByteArray();
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static Arguments violation(int code, String what, byte[] bytes) {
        return Arguments.of(code, what, bytes);
    }
}
