package dev.parlor.realtime.netty.limits;

import dev.parlor.realtime.Frame;
import dev.parlor.realtime.command.ErrorMessage;

/// The error for a socket that sends too fast, encoded once.
public record ThrottledFrame(Frame frame) {
    public static ThrottledFrame above(int framesPerSecond) {
        return new ThrottledFrame(Frame.of(new ErrorMessage(
                "throttled",
                "Too many messages: at most " + framesPerSecond
                        + " per second. This one was dropped; wait a second, then send it again.")));
    }
}
