package dev.parlor.trace.otel;

import dev.parlor.trace.Span;
import dev.parlor.trace.Spans;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Spans sent to a collector, in batches from a separate thread. While the collector is unavailable, spans
/// that don't fit into the queue are dropped: tracing never blocks the server.
public final class OtelSpans implements Spans {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final SdkTracerProvider provider;
    private final Tracer tracer;

    public OtelSpans(TraceCollector collector) {
        ExportLog.begin();
        var exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(collector.traces())
                .setTimeout(PATIENCE)
                .setConnectTimeout(PATIENCE)
                .setHeaders(collector::headers)
                .build();
        provider = SdkTracerProvider.builder()
                .setResource(Resource.getDefault().merge(resource(collector)))
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(collector.share())))
                .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
                .build();
        tracer = provider.get("dev.parlor");
    }

    @Override
    public boolean on() {
        return true;
    }

    @Override
    public Span request(String name, UnaryOperator<@Nullable String> header) {
        var sender = W3CTraceContextPropagator.getInstance().extract(Context.root(), header, new TraceHeaders());
        return OtelSpan.first(tracer.spanBuilder(name)
                .setParent(sender)
                .setSpanKind(SpanKind.SERVER)
                .startSpan());
    }

    @Override
    public Span message(String name) {
        return OtelSpan.first(tracer.spanBuilder(name)
                .setNoParent()
                .setSpanKind(SpanKind.SERVER)
                .startSpan());
    }

    @Override
    public Span part(String name) {
        return io.opentelemetry.api.trace.Span.current().getSpanContext().isValid()
                ? OtelSpan.part(tracer.spanBuilder(name).startSpan())
                : Span.NONE;
    }

    @Override
    public Optional<String> traceId() {
        var context = io.opentelemetry.api.trace.Span.current().getSpanContext();
        return context.isSampled() ? Optional.of(context.getTraceId()) : Optional.empty();
    }

    @Override
    public void close() {
        var _ = provider.shutdown().join(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Resource resource(TraceCollector collector) {
        return Resource.create(Attributes.of(
                AttributeKey.stringKey("service.name"),
                collector.service(),
                AttributeKey.stringKey("service.version"),
                collector.version()));
    }
}
