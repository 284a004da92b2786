package dev.parlor.trace.otel;

import dev.parlor.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import org.slf4j.MDC;

/// A span that is recorded, and current on its thread until it is closed.
///
/// @param scope ends its being current
/// @param first whether it began the work of its thread, whose lines of the log carry its trace until it is closed
record OtelSpan(io.opentelemetry.api.trace.Span span, Scope scope, boolean first) implements Span {
    private static final String TRACE = "trace";

    /// The scope is closed with the span.
    @SuppressWarnings("MustBeClosedChecker")
    static Span part(io.opentelemetry.api.trace.Span span) {
        return new OtelSpan(span, span.makeCurrent(), false);
    }

    /// The same.
    @SuppressWarnings("MustBeClosedChecker")
    static Span first(io.opentelemetry.api.trace.Span span) {
        if (span.getSpanContext().isSampled()) {
            MDC.put(TRACE, span.getSpanContext().getTraceId());
        }
        return new OtelSpan(span, span.makeCurrent(), true);
    }

    @Override
    public void note(String key, String value) {
        span.setAttribute(key, value);
    }

    @Override
    public void note(String key, long value) {
        span.setAttribute(key, value);
    }

    @Override
    public void failed(String kind) {
        span.setStatus(StatusCode.ERROR);
        span.setAttribute("error.type", kind);
    }

    @Override
    public void close() {
        scope.close();
        span.end();
        if (first) {
            MDC.remove(TRACE);
        }
    }
}
