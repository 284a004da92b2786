package dev.parlor.realtime.netty;

import dev.parlor.realtime.ErrorMessage;
import dev.parlor.realtime.Frame;

/// What a socket that sends too fast is told, encoded once.
record ThrottledFrame(Frame frame) {
    static ThrottledFrame above(int framesPerSecond) {
        return new ThrottledFrame(Frame.of(new ErrorMessage(
                "throttled",
                "Too many messages: at most " + framesPerSecond
                        + " per second. This one was dropped; wait a second, then send it again.")));
    }
}
