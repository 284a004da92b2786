package dev.parlor.realtime.redis.bus;

import dev.parlor.realtime.CloseCode;
import dev.parlor.realtime.Frame;
import dev.parlor.realtime.channel.Broadcast;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Encodes broadcasts as bytes. Frames are copied unchanged: they are encoded once, on the node that
/// publishes them.
final class BroadcastCodec {
    private static final int MESSAGE = 0;
    private static final int NUMBERED = 1;
    private static final int PRIVATE = 2;
    private static final int CLOSE = 3;
    private static final int CLOSE_ONE = 4;

    private BroadcastCodec() {}

    static void write(DataOutputStream out, Broadcast broadcast) throws IOException {
        switch (broadcast) {
            case Broadcast.TopicMessage message -> {
                out.writeByte(MESSAGE);
                write(out, message);
            }
            case Broadcast.NumberedMessage(var number, var after, var message) -> {
                out.writeByte(NUMBERED);
                out.writeLong(number);
                out.writeLong(after);
                write(out, message);
            }
            case Broadcast.PrivateMessage(var userId, var frame) -> {
                out.writeByte(PRIVATE);
                out.writeLong(userId);
                write(out, frame.payload());
            }
            case Broadcast.CloseRequest(var code, var reason) -> {
                out.writeByte(CLOSE);
                out.writeUTF(code.name());
                write(out, reason);
            }
            case Broadcast.CloseOne(var userId, var code, var reason) -> {
                out.writeByte(CLOSE_ONE);
                out.writeLong(userId);
                out.writeUTF(code.name());
                write(out, reason);
            }
        }
    }

    static Broadcast read(DataInputStream in) throws IOException {
        var kind = in.readUnsignedByte();
        return switch (kind) {
            case MESSAGE -> message(in);
            case NUMBERED -> new Broadcast.NumberedMessage(in.readLong(), in.readLong(), message(in));
            case PRIVATE -> new Broadcast.PrivateMessage(in.readLong(), frame(in));
            case CLOSE -> new Broadcast.CloseRequest(CloseCode.valueOf(in.readUTF()), readText(in));
            case CLOSE_ONE -> new Broadcast.CloseOne(in.readLong(), CloseCode.valueOf(in.readUTF()), readText(in));
            default -> throw new IllegalArgumentException("a broadcast is of the unknown kind " + kind);
        };
    }

    static void write(DataOutputStream out, String text) throws IOException {
        write(out, text.getBytes(StandardCharsets.UTF_8));
    }

    static String readText(DataInputStream in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    private static void write(DataOutputStream out, Broadcast.TopicMessage message) throws IOException {
        write(out, message.everyone().payload());
        out.writeInt(message.personal().size());
        for (Map.Entry<Long, Frame> one : message.personal().entrySet()) {
            out.writeLong(one.getKey());
            write(out, one.getValue().payload());
        }
        // At the end, which a node of an older release doesn't read.
        out.writeInt(message.hiddenFrom().size());
        for (var user : message.hiddenFrom()) {
            out.writeLong(user);
        }
    }

    private static Broadcast.TopicMessage message(DataInputStream in) throws IOException {
        var everyone = frame(in);
        var personal = new HashMap<Long, Frame>();
        for (var left = in.readInt(); left > 0; left--) {
            personal.put(in.readLong(), frame(in));
        }
        return new Broadcast.TopicMessage(everyone, personal, hiddenFrom(in));
    }

    private static Set<Long> hiddenFrom(DataInputStream in) throws IOException {
        var users = new HashSet<Long>();
        for (var left = in.available() == 0 ? 0 : in.readInt(); left > 0; left--) {
            users.add(in.readLong());
        }
        return users;
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static Frame frame(DataInputStream in) throws IOException {
        return Frame.encoded(readText(in));
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        var length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IllegalArgumentException("a message between nodes is cut short");
        }
        return in.readNBytes(length);
    }
}
