package dev.parlor.trace.otel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// As much of the protobuf encoding as is needed to read what a collector is sent.
///
/// @param fields in the order in which they came
record Protobuf(List<Field> fields) {
    private static final ByteBuffer NONE = ByteBuffer.allocate(0);

    /// One field: what has a length has bytes, all else a number.
    record Field(int number, long value, ByteBuffer bytes) {
        byte[] content() {
            var content = new byte[bytes.remaining()];
            bytes.duplicate().get(content);
            return content;
        }

        Protobuf message() {
            return read(content());
        }

        String text() {
            return new String(content(), UTF_8);
        }
    }

    static Protobuf read(byte[] bytes) {
        var fields = new ArrayList<Field>();
        var at = new int[1];
        while (at[0] < bytes.length) {
            var key = varint(bytes, at);
            var number = (int) (key >>> 3);
            switch ((int) (key & 7)) {
                case 0 -> fields.add(new Field(number, varint(bytes, at), NONE));
                case 1 -> fields.add(new Field(number, fixed(bytes, at, 8), NONE));
                case 2 -> {
                    var length = (int) varint(bytes, at);
                    fields.add(new Field(
                            number, 0, ByteBuffer.wrap(bytes, at[0], length).slice()));
                    at[0] += length;
                }
                case 5 -> fields.add(new Field(number, fixed(bytes, at, 4), NONE));
                default -> throw new IllegalArgumentException("no protobuf: wire type " + (key & 7));
            }
        }
        return new Protobuf(fields);
    }

    /// All fields of this number.
    List<Field> all(int number) {
        return fields.stream().filter(field -> field.number() == number).toList();
    }

    /// All messages in fields of this number.
    List<Protobuf> messages(int number) {
        return all(number).stream().map(Field::message).toList();
    }

    private static long varint(byte[] bytes, int[] at) {
        var value = 0L;
        for (var shift = 0; ; shift += 7) {
            var one = bytes[at[0]++];
            value |= (long) (one & 0x7f) << shift;
            if (one >= 0) {
                return value;
            }
        }
    }

    private static long fixed(byte[] bytes, int[] at, int size) {
        var value = 0L;
        for (var i = 0; i < size; i++) {
            value |= (bytes[at[0]++] & 0xffL) << (8 * i);
        }
        return value;
    }
}
