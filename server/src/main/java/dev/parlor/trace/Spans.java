package dev.parlor.trace;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Begins spans. Thread-safe; when nobody records them, this costs a call and nothing else.
public interface Spans extends AutoCloseable {
    /// Nobody records.
    Spans OFF = new Spans() {};

    /// Whether somebody does: asked where the very preparation would cost something.
    default boolean on() {
        return false;
    }

    /// Begins to answer a request.
    ///
    /// @param name method and route
    /// @param header looks up a header of the request by its name in lower case, null when it isn't there: a
    ///     `traceparent` makes this a part of its sender's work (W3C Trace Context)
    default Span request(String name, UnaryOperator<@Nullable String> header) {
        return Span.NONE;
    }

    /// Begins to handle a message from a client, which begins a trace of its own.
    ///
    /// @param name what for
    default Span message(String name) {
        return Span.NONE;
    }

    /// Begins a part of what this thread is at; nothing when it is at nothing that is recorded.
    default Span part(String name) {
        return Span.NONE;
    }

    /// The id of the trace that this thread works for, for the log.
    default Optional<String> traceId() {
        return Optional.empty();
    }

    /// Sends what is recorded and not sent yet, and records no more. Takes at most a few seconds.
    @Override
    default void close() {}
}
