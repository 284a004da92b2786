package dev.parlor.realtime.redis.bus;

import dev.parlor.realtime.channel.Broadcast;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/// One message between nodes.
///
/// @param from the node that sent it
/// @param topic its name
/// @param content the message itself
public record Envelope(String from, String topic, EnvelopeContent content) {
    /// Nodes of different releases may run side by side while one replaces the other.
    private static final int FORMAT = 1;

    private static final int TOLD = 0;
    private static final int SAID = 1;
    private static final int POKE = 2;
    private static final int BEAT = 3;
    private static final int BYE = 4;

    /// The kinds of messages.
    public sealed interface EnvelopeContent {
        /// A broadcast for the members of the topic.
        ///
        /// @param toldThere whether the sender's own members have it already
        record TopicBroadcast(Broadcast broadcast, boolean toldThere) implements EnvelopeContent {}

        /// A signal for the nodes that have members of the topic.
        record PeerText(String text) implements EnvelopeContent {}

        /// Something was published while the sender was cut off: read the topic again.
        record WakeUp() implements EnvelopeContent {}

        /// The sender is alive.
        ///
        /// @param agreement what all nodes must have in common
        /// @param age how long the sender has been running, in nanoseconds; [Long#MAX_VALUE] if unknown
        /// @param settings what they should have in common, by name; empty from a release that doesn't send
        ///     them
        record NodeHeartbeat(String agreement, long age, Map<String, String> settings) implements EnvelopeContent {}

        /// The sender stops.
        record NodeGoodbye() implements EnvelopeContent {}
    }

    public byte[] encoded() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeUTF(from);
            out.writeUTF(topic);
            write(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private void write(DataOutputStream out) throws IOException {
        switch (content) {
            case EnvelopeContent.TopicBroadcast(var broadcast, var toldThere) -> {
                out.writeByte(TOLD);
                out.writeBoolean(toldThere);
                BroadcastCodec.write(out, broadcast);
            }
            case EnvelopeContent.PeerText(var text) -> {
                out.writeByte(SAID);
                BroadcastCodec.write(out, text);
            }
            case EnvelopeContent.WakeUp() -> out.writeByte(POKE);
            case EnvelopeContent.NodeHeartbeat(var agreement, var age, var settings) -> {
                out.writeByte(BEAT);
                out.writeUTF(agreement);
                out.writeLong(age);
                out.writeInt(settings.size());
                for (var setting : settings.entrySet()) {
                    out.writeUTF(setting.getKey());
                    out.writeUTF(setting.getValue());
                }
            }
            case EnvelopeContent.NodeGoodbye() -> out.writeByte(BYE);
        }
    }

    /// @throws IllegalArgumentException when it is malformed, or has the format of another release
    static Envelope decoded(byte[] message) {
        try (var in = new DataInputStream(new ByteArrayInputStream(message))) {
            var format = in.readUnsignedByte();
            if (format != FORMAT) {
                throw new IllegalArgumentException("a message between nodes has the unknown format " + format);
            }
            return new Envelope(in.readUTF(), in.readUTF(), content(in));
        } catch (IOException malformed) {
            throw new IllegalArgumentException("a message between nodes is malformed", malformed);
        }
    }

    private static EnvelopeContent content(DataInputStream in) throws IOException {
        var kind = in.readUnsignedByte();
        return switch (kind) {
            case TOLD -> {
                var toldThere = in.readBoolean();
                yield new EnvelopeContent.TopicBroadcast(BroadcastCodec.read(in), toldThere);
            }
            case SAID -> new EnvelopeContent.PeerText(BroadcastCodec.readText(in));
            case POKE -> new EnvelopeContent.WakeUp();
            case BEAT -> new EnvelopeContent.NodeHeartbeat(in.readUTF(), age(in), settings(in));
            case BYE -> new EnvelopeContent.NodeGoodbye();
            default -> throw new IllegalArgumentException("a message between nodes is of the unknown kind " + kind);
        };
    }

    private static long age(DataInputStream in) throws IOException {
        return in.available() == 0 ? Long.MAX_VALUE : in.readLong();
    }

    private static Map<String, String> settings(DataInputStream in) throws IOException {
        var settings = new HashMap<String, String>();
        for (var left = in.available() == 0 ? 0 : in.readInt(); left > 0; left--) {
            settings.put(in.readUTF(), in.readUTF());
        }
        return settings;
    }
}
