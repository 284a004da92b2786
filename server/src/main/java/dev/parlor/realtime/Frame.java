package dev.parlor.realtime;

import dev.parlor.json.Json;
import java.nio.charset.StandardCharsets;

/// One server message, encoded once and shared by every receiver.
///
/// The payload is immutable: it is UTF-8 JSON and its readers must not modify it.
public final class Frame {
    private final byte[] payload;
    /// Set by the publisher before any connection is offered the frame.
    private long publishedNanos;

    private Frame(byte[] payload) {
        this.payload = payload;
    }

    /// Encodes a message record. Its wire names, including `type`, are those of its JSON properties.
    public static Frame of(Object message) {
        return new Frame(Json.bytes(message));
    }

    /// A message that is already encoded, for instance one from the database.
    public static Frame encoded(String json) {
        return new Frame(json.getBytes(StandardCharsets.UTF_8));
    }

    /// Records when it was published: the latest call counts.
    ///
    /// @param nanos of [System#nanoTime]
    public void publishedAt(long nanos) {
        publishedNanos = nanos == 0 ? 1 : nanos;
    }

    /// When it was published, as [System#nanoTime]; 0 when it went to a single socket, as a reply does.
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
