package dev.parlor.trace.otel;

import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Reads the trace context from request headers.
record TraceHeaders() implements TextMapGetter<UnaryOperator<@Nullable String>> {
    @Override
    public @Nullable String get(@Nullable UnaryOperator<@Nullable String> header, String key) {
        return header == null ? null : header.apply(key);
    }
}
