package dev.parlor.realtime.command;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/// The answer to a message that carried an `id` and was done: `{"type":"ack","id":"…"}`. What it asked for is
/// durable.
@JsonPropertyOrder({"type", "id"})
record AckMessage(String type, String id) {
    AckMessage(String id) {
        this("ack", id);
    }
}
