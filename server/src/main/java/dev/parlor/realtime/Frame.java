package dev.parlor.realtime;

import dev.parlor.json.Json;
import java.nio.charset.StandardCharsets;

/// One server message, encoded once and shared by every receiver.
///
/// The payload is immutable: it is UTF-8 JSON and must not be modified by whoever reads it.
public final class Frame {
    private final byte[] payload;
    /// Written by its publisher before anybody is offered the frame.
    private long publishedNanos;

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

    /// Notes when it is published: the latest time counts.
    ///
    /// @param nanos of [System#nanoTime]
    public void publishedAt(long nanos) {
        publishedNanos = nanos == 0 ? 1 : nanos;
    }

    /// When it was published, of [System#nanoTime]; 0 when it went to one socket alone, as an answer does.
    public long publishedNanos() {
        return publishedNanos;
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
