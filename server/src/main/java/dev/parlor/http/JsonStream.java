package dev.parlor.http;

import java.util.function.Supplier;

/// A body that may be too large to be held: it is written while it is read, as fast as the client takes it.
///
/// @param content makes the value to be written as JSON; what is much in it is an [Iterable] that reads as it goes.
///     It is used on the thread of the endpoint
/// @param ended what to do when the answer is over, however it ended
public record JsonStream(Supplier<?> content, Runnable ended) {}
