package dev.parlor.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.Map;
import java.util.Optional;

/// Cross-origin rules of the Fetch standard, for what lies under `/api/`.
final class Cors {
    private static final Map<String, String> PREFLIGHT = Map.of(
            "Access-Control-Allow-Methods", "DELETE, GET, OPTIONS, PATCH, POST, PUT",
            "Access-Control-Allow-Headers", "accept, authorization, content-type, x-request-id, x-requested-with",
            "Access-Control-Max-Age", "86400");
    private static final CharSequence ORIGIN = HttpHeaders.createOptimized("Origin");
    private static final CharSequence EXPOSED = HttpHeaders.createOptimized("Link, Retry-After, X-Request-ID");

    private final AllowedOrigins origins;

    Cors(AllowedOrigins origins) {
        this.origins = origins;
    }

    /// The answer to a browser that asks whether it may ask; empty when this is no such question. A page that may
    /// not is answered without the permitting headers: the browser refuses for us.
    Optional<Reply> preflight(Call call) {
        var request = call.http();
        if (!call.is(HttpMethod.OPTIONS)
                || request.getHeader(ORIGIN) == null
                || request.getHeader("Access-Control-Request-Method") == null) {
            return Optional.empty();
        }
        return Optional.of(Reply.empty(204, permitted(call) ? PREFLIGHT : Map.of()));
    }

    /// Adds the headers that let the page at the other end read this answer.
    void permit(Call call, MultiMap headers) {
        headers.add(HttpHeaders.VARY, ORIGIN);
        if (permitted(call)) {
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, call.http().getHeader(ORIGIN));
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
            headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
        }
    }

    private boolean permitted(Call call) {
        var origin = call.http().getHeader(ORIGIN);
        return origin != null && origins.allows(origin, call.host());
    }
}
