package dev.parlor.trace;

/// A stretch of work, from when it was begun until it is closed. Confined to the thread that began it; spans that
/// are begun there in between are parts of it.
public interface Span extends AutoCloseable {
    /// A span that nobody records.
    Span NONE = new Span() {};

    /// Adds what is known of it.
    ///
    /// @param key as OpenTelemetry's conventions name it, where they do
    default void note(String key, String value) {}

    /// Adds what is known of it, as a number.
    default void note(String key, long value) {}

    /// It came to nothing, through a fault of the server.
    ///
    /// @param kind a status, or the name of an exception; not what it says, which may be somebody's secret
    default void failed(String kind) {}

    @Override
    default void close() {}
}
