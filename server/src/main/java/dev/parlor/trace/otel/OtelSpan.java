package dev.parlor.trace.otel;

import dev.parlor.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;

/// A span that is recorded, and current on its thread until it is closed.
///
/// @param scope ends its being current
record OtelSpan(io.opentelemetry.api.trace.Span span, Scope scope) implements Span {
    /// The scope is closed with the span.
    @SuppressWarnings("MustBeClosedChecker")
    static Span begun(io.opentelemetry.api.trace.Span span) {
        return new OtelSpan(span, span.makeCurrent());
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
    }
}
