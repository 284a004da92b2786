package dev.parlor.http;

import io.vertx.core.http.HttpMethod;
import java.util.Map;
import java.util.function.Supplier;

/// `/healthz`: the process is up. `/readyz`: it can do its work, and isn't about to stop.
final class Health {
    private final Supplier<Readiness> readiness;
    private final Outbound outbound;
    private volatile boolean draining;

    /// @param readiness may block
    Health(Supplier<Readiness> readiness, Outbound outbound) {
        this.readiness = readiness;
        this.outbound = outbound;
    }

    /// From now on tells load balancers to send nobody here any more.
    void drain() {
        draining = true;
    }

    void handle(Call call) {
        var method = call.http().method();
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            outbound.send(call, Reply.of(Problems.wrongMethod(call.method(), "GET, HEAD")));
        } else if (call.target().path().equals("/healthz")) {
            outbound.send(call, Reply.of(Response.ok(Map.of("status", "ok"))));
        } else if (draining) {
            outbound.send(call, status(503, "draining"));
        } else {
            Thread.startVirtualThread(() -> outbound.send(call, readiness(call)));
        }
    }

    private Reply readiness(Call call) {
        try {
            return switch (readiness.get()) {
                case READY -> status(200, "ready");
                case DEGRADED -> status(200, "degraded");
                case UNAVAILABLE -> status(503, "unavailable");
            };
        } catch (RuntimeException fault) {
            return Reply.of(Faults.answer(call, fault));
        }
    }

    private static Reply status(int code, String word) {
        return Reply.of(Response.of(code, Map.of("status", word)));
    }
}
