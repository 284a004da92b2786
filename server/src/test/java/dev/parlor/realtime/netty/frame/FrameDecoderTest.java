package dev.parlor.realtime.netty.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.testkit.WsClient;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

final class FrameDecoderTest {
    /// However the bytes are cut into segments, the same comes out.
    @Property(tries = 300)
    void readsTheSameHoweverTheBytesAreCut(
            @ForAll("frames") byte[] bytes, @ForAll @IntRange(min = 1, max = 40) int cut) {
        assertThat(decode(bytes, cut)).isEqualTo(decode(bytes, bytes.length + 1));
    }

    @Property(tries = 1000)
    void endsInAViolationOrWaitsWhateverTheBytes(@ForAll byte[] bytes) {
        decode(bytes, 7);
    }

    @Example
    void holdsNothingBetweenFrames() {
        var decoder = new FrameDecoder();
        decoder.add(
                ByteBufAllocator.DEFAULT,
                Unpooled.wrappedBuffer(WsClient.frame(WsClient.TEXT, true, "a".getBytes(UTF_8))));
        assertThat(decoder.waiting()).isEqualTo(7);
        assertThat(decoder.next()).isEqualTo(new InboundFrame.TextFrame("a"));
        assertThat(decoder.waiting()).isZero();
        assertThat(decoder.next()).isNull();
    }

    @Provide
    Arbitrary<byte[]> frames() {
        var opcodes = Arbitraries.frequency(
                Tuple.of(6, 0x81),
                Tuple.of(3, 0x01),
                Tuple.of(3, 0x00),
                Tuple.of(3, 0x80),
                Tuple.of(3, 0x89),
                Tuple.of(2, 0x8A),
                Tuple.of(1, 0x88),
                Tuple.of(1, 0x82),
                Tuple.of(1, 0xC1));
        var payloads = Arbitraries.strings().ofMaxLength(150).map(text -> text.getBytes(UTF_8));
        var frame = Combinators.combine(opcodes, payloads).as((first, payload) -> WsClient.frame(first, payload, true));
        return frame.list().ofMaxSize(12).map(list -> {
            var all = new ByteArrayOutputStream();
            list.forEach(all::writeBytes);
            return all.toByteArray();
        });
    }

    private static List<String> decode(byte[] bytes, int cut) {
        var decoder = new FrameDecoder();
        var found = new ArrayList<String>();
        for (var from = 0; from < bytes.length; from += cut) {
            var segment = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + cut));
            decoder.add(
                    ByteBufAllocator.DEFAULT, ByteBufAllocator.DEFAULT.buffer().writeBytes(segment));
            for (var next = decoder.next(); next != null; next = decoder.next()) {
                found.add(
                        next instanceof InboundFrame.PingFrame(var payload)
                                ? "ping " + Arrays.toString(payload)
                                : next.toString());
                if (next instanceof InboundFrame.ProtocolViolation) {
                    decoder.release();
                    return found;
                }
            }
        }
        decoder.release();
        return found;
    }
}
