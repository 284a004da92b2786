package dev.parlor.trace;

/// A unit of work, from its start until it is closed. Confined to the thread that started it; spans started
/// there in between are its children.
public interface Span extends AutoCloseable {
    /// A span that is not recorded.
    Span NONE = new Span() {};

    /// Adds an attribute.
    ///
    /// @param key named by OpenTelemetry's conventions where they apply
    default void note(String key, String value) {}

    /// Adds a numeric attribute.
    default void note(String key, long value) {}

    /// Marks the work as failed through a fault of the server.
    ///
    /// @param kind a status, or the name of an exception; never its message, which may contain private data
    default void failed(String kind) {}

    @Override
    default void close() {}
}
