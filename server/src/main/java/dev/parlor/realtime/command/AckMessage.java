package dev.parlor.realtime.command;

/// The answer to a message that carried an `id` and was done: `{"type":"ack","id":"…"}`. What it asked for is
/// durable.
record AckMessage(String type, String id) {
    AckMessage(String id) {
        this("ack", id);
    }
}
