package dev.parlor.http;

import java.util.function.Supplier;

/// A body that may be too large for memory: it is produced while the client reads it.
///
/// @param content returns the value to write as JSON; large parts of it are [Iterable]s that read as they go.
///     Used on the endpoint's thread
/// @param ended runs when the response has ended, however it ended
public record JsonStream(Supplier<?> content, Runnable ended) {}
