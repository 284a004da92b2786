package dev.parlor.realtime.redis.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.realtime.Frame;
import dev.parlor.realtime.channel.Broadcast;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Nodes of two releases understand each other while one replaces the other. The first release of broadcasts did not
/// say from whom a message is hidden; its form is written out here and must not change.
class BroadcastCodecTest {
    private static final int MESSAGE = 0;
    private static final int NUMBERED = 1;
    private static final String EVERYONE = "{\"type\":\"a\"}";
    private static final String PERSONAL = "{\"type\":\"b\"}";
    private static final Broadcast.TopicMessage NEW =
            new Broadcast.TopicMessage(Frame.encoded(EVERYONE), Map.of(7L, Frame.encoded(PERSONAL)), Set.of(8L, 9L));

    @Test
    void readsWhatItWrites() throws IOException {
        assertThat(BroadcastCodec.read(in(written(NEW)))).isInstanceOfSatisfying(Broadcast.TopicMessage.class, read -> {
            assertThat(read.hiddenFrom()).containsExactlyInAnyOrder(8L, 9L);
            assertThat(text(read.everyone())).isEqualTo(EVERYONE);
            assertThat(text(read.personal().get(7L))).isEqualTo(PERSONAL);
        });
    }

    @Test
    void readsAMessageOfAnOlderNodeAsHiddenFromNobody() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeByte(MESSAGE);
        writeAsAnOlderNode(out);

        assertThat(BroadcastCodec.read(in(bytes.toByteArray())))
                .isInstanceOfSatisfying(Broadcast.TopicMessage.class, BroadcastCodecTest::isTheOlderMessage);
    }

    @Test
    void readsANumberedMessageOfAnOlderNodeAsHiddenFromNobody() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeByte(NUMBERED);
        out.writeLong(5);
        out.writeLong(4);
        writeAsAnOlderNode(out);

        assertThat(BroadcastCodec.read(in(bytes.toByteArray())))
                .isInstanceOfSatisfying(Broadcast.NumberedMessage.class, read -> {
                    assertThat(read.number()).isEqualTo(5);
                    assertThat(read.after()).isEqualTo(4);
                    isTheOlderMessage(read.message());
                });
    }

    @Test
    void anOlderNodeReadsTheMessageAndIgnoresFromWhomItIsHidden() throws IOException {
        var in = in(written(NEW));
        assertThat(in.readUnsignedByte()).isEqualTo(MESSAGE);
        assertThat(readAsAnOlderNode(in)).containsExactly(EVERYONE, "7", PERSONAL);
    }

    @Test
    void anOlderNodeReadsAnEnvelopeToWhereTheNewFieldBegins() throws IOException {
        var in =
                in(new Envelope("node", "game:1", new Envelope.EnvelopeContent.TopicBroadcast(NEW.numbered(5, 4), true))
                        .encoded());
        assertThat(in.readUnsignedByte()).as("format").isEqualTo(1);
        assertThat(in.readUTF()).isEqualTo("node");
        assertThat(in.readUTF()).isEqualTo("game:1");
        assertThat(in.readUnsignedByte()).as("kind of envelope").isZero();
        assertThat(in.readBoolean()).isTrue();
        assertThat(in.readUnsignedByte()).isEqualTo(NUMBERED);
        assertThat(in.readLong()).isEqualTo(5);
        assertThat(in.readLong()).isEqualTo(4);
        assertThat(readAsAnOlderNode(in)).containsExactly(EVERYONE, "7", PERSONAL);
        // Only the new field is left: an older node looks no further.
        assertThat(in.available()).isEqualTo(Integer.BYTES + 2 * Long.BYTES);
    }

    private static void isTheOlderMessage(Broadcast.TopicMessage read) {
        assertThat(read.hiddenFrom()).isEmpty();
        assertThat(text(read.everyone())).isEqualTo(EVERYONE);
        assertThat(text(read.personal().get(7L))).isEqualTo(PERSONAL);
    }

    private static void writeAsAnOlderNode(DataOutputStream out) throws IOException {
        writeText(out, EVERYONE);
        out.writeInt(1);
        out.writeLong(7);
        writeText(out, PERSONAL);
    }

    private static List<String> readAsAnOlderNode(DataInputStream in) throws IOException {
        var read = new ArrayList<String>();
        read.add(readText(in));
        for (var left = in.readInt(); left > 0; left--) {
            read.add(Long.toString(in.readLong()));
            read.add(readText(in));
        }
        return read;
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    private static byte[] written(Broadcast broadcast) throws IOException {
        var bytes = new ByteArrayOutputStream();
        BroadcastCodec.write(new DataOutputStream(bytes), broadcast);
        return bytes.toByteArray();
    }

    private static DataInputStream in(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }

    private static String text(Frame frame) {
        return new String(frame.payload(), StandardCharsets.UTF_8);
    }
}
