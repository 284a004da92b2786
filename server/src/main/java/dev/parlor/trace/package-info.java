/// Tracing of a request or message through the parts of the server.
///
/// Owns the API: a [dev.parlor.trace.Span] is a unit of work, and [dev.parlor.trace.Spans] starts them. Does
/// not own the export: [dev.parlor.trace.otel] sends spans to a collector, and is only loaded when one is
/// configured. Depends only on the JDK.
@NullMarked
package dev.parlor.trace;

import org.jspecify.annotations.NullMarked;
