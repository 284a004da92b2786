package dev.parlor.trace.otel;

import dev.parlor.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import org.slf4j.MDC;

/// A recorded span, current on its thread until it is closed.
///
/// @param scope keeps the span current until closed
/// @param first whether it is the outermost span of its thread, whose log lines carry its trace id until it
///     is closed
record OtelSpan(io.opentelemetry.api.trace.Span span, Scope scope, boolean first) implements Span {
    private static final String TRACE = "trace";

    /// Closing the span closes the scope.
    @SuppressWarnings("MustBeClosedChecker")
    static Span part(io.opentelemetry.api.trace.Span span) {
        return new OtelSpan(span, span.makeCurrent(), false);
    }

    /// Closing the span closes the scope.
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
