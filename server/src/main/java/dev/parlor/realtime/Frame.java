package dev.parlor.realtime;

import dev.parlor.json.Json;
import java.nio.charset.StandardCharsets;

/// One server message, encoded once and shared by every receiver.
///
/// Immutable; the payload is UTF-8 JSON and must not be modified by whoever reads it.
public final class Frame {
    private final byte[] payload;

    private Frame(byte[] payload) {
        this.payload = payload;
    }

    /// Encodes a message record. Its wire names, `type` among them, are those of its JSON properties.
    public static Frame of(Object message) {
        return new Frame(Json.bytes(message));
    }

    /// A message that was encoded before, for instance one that is kept in the database.
    public static Frame encoded(String json) {
        return new Frame(json.getBytes(StandardCharsets.UTF_8));
    }

    /// The message as text.
    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    /// The UTF-8 JSON text. Shared, not copied: read only.
    public byte[] payload() {
        return payload;
    }

    /// Bytes of the payload.
    public int length() {
        return payload.length;
    }
}
