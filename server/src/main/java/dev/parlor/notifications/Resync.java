package dev.parlor.notifications;

import dev.parlor.realtime.Frame;

/// `{"type":"resync"}`: too much was missed, load by REST.
record Resync(String type) {
    static final Frame FRAME = Frame.of(new Resync("resync"));
}
