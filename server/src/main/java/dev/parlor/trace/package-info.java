/// Following one request or message through the parts of the server.
///
/// Owns the words for it: a [dev.parlor.trace.Span] is a stretch of work, and [dev.parlor.trace.Spans] begins them.
/// Does not own where they go: [dev.parlor.trace.otel] sends them to a collector, and is only loaded when one is
/// configured. Knows nothing but Java.
@NullMarked
package dev.parlor.trace;

import org.jspecify.annotations.NullMarked;
