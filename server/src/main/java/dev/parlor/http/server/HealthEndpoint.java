package dev.parlor.http.server;

import dev.parlor.http.ProblemResponses;
import dev.parlor.http.Response;
import dev.parlor.http.request.EncodedResponse;
import dev.parlor.http.request.ErrorResponses;
import dev.parlor.http.request.RequestContext;
import dev.parlor.http.request.ResponseWriter;
import io.vertx.core.http.HttpMethod;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// `/healthz`: the process is up. `/readyz`: it can do its work and is not about to stop. Readiness is
/// checked at most once a second, however many requests ask for it.
final class HealthEndpoint {
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Supplier<Readiness> readiness;
    private final ResponseWriter writer;
    private volatile boolean draining;
    private CompletableFuture<Readiness> newest = new CompletableFuture<>();
    private long askedAt;
    private boolean asked;

    /// @param readiness may block
    HealthEndpoint(Supplier<Readiness> readiness, ResponseWriter writer) {
        this.readiness = readiness;
        this.writer = writer;
    }

    /// From now on, `/readyz` makes load balancers send no more requests here.
    void drain() {
        draining = true;
    }

    void handle(RequestContext context) {
        var method = context.http().method();
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            writer.send(context, EncodedResponse.of(ProblemResponses.wrongMethod(context.method(), "GET, HEAD")));
        } else if (context.target().path().equals("/healthz")) {
            writer.send(context, EncodedResponse.of(Response.ok(Map.of("status", "ok"))));
        } else if (draining) {
            writer.send(context, status(503, "draining"));
        } else {
            var _ = recent().whenComplete((state, fault) -> writer.send(
                    context,
                    fault == null ? status(state) : EncodedResponse.of(ErrorResponses.answer(context, fault))));
        }
    }

    private synchronized CompletableFuture<Readiness> recent() {
        var now = System.nanoTime();
        if (!asked || (newest.isDone() && now - askedAt >= FRESH_NANOS)) {
            var answer = new CompletableFuture<Readiness>();
            newest = answer;
            askedAt = now;
            asked = true;
            Thread.startVirtualThread(() -> ask(answer));
        }
        return newest;
    }

    private void ask(CompletableFuture<Readiness> answer) {
        try {
            answer.complete(readiness.get());
        } catch (Throwable fault) {
            answer.completeExceptionally(fault);
        }
    }

    private static EncodedResponse status(Readiness state) {
        return switch (state) {
            case READY -> status(200, "ready");
            case DEGRADED -> status(200, "degraded");
            case UNAVAILABLE -> status(503, "unavailable");
        };
    }

    private static EncodedResponse status(int code, String word) {
        return EncodedResponse.of(Response.of(code, Map.of("status", word)));
    }
}
