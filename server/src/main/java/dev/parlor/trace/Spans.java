package dev.parlor.trace;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Starts spans. Thread-safe; when tracing is off, a span costs one method call.
public interface Spans extends AutoCloseable {
    /// Tracing is off.
    Spans OFF = new Spans() {};

    /// Whether spans are recorded; check this where preparing a span is itself expensive.
    default boolean on() {
        return false;
    }

    /// Starts the span of a request.
    ///
    /// @param name method and route
    /// @param header looks up a request header by its lower-case name, null when it is missing: a
    ///     `traceparent` makes this span a child of the client's (W3C Trace Context)
    default Span request(String name, UnaryOperator<@Nullable String> header) {
        return Span.NONE;
    }

    /// Starts the span of a message from a client, which begins a new trace.
    ///
    /// @param name what the message is for
    default Span message(String name) {
        return Span.NONE;
    }

    /// Starts a child of this thread's current span; not recorded when there is none.
    default Span part(String name) {
        return Span.NONE;
    }

    /// The id of this thread's current trace, for the log.
    default Optional<String> traceId() {
        return Optional.empty();
    }

    /// Sends the remaining recorded spans and stops recording. Takes at most a few seconds.
    @Override
    default void close() {}
}
