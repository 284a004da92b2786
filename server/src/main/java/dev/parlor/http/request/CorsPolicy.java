package dev.parlor.http.request;

import dev.parlor.http.client.AllowedOrigins;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The cross-origin rules of the Fetch standard, for everything under `/api/`.
public final class CorsPolicy {
    /// The headers of pages themselves, and of libraries for traces, error reports, forms and caches.
    private static final List<String> USUAL_HEADERS = List.of(
            "accept",
            "authorization",
            "baggage",
            "cache-control",
            "content-type",
            "if-none-match",
            "pragma",
            "sentry-trace",
            "traceparent",
            "tracestate",
            "user-agent",
            "x-csrftoken",
            "x-request-id",
            "x-requested-with");

    private static final CharSequence ORIGIN = HttpHeaders.createOptimized("Origin");
    private static final CharSequence EXPOSED = HttpHeaders.createOptimized("Link, Retry-After, X-Request-ID");

    private final AllowedOrigins origins;
    private final Map<String, String> allowances;

    /// @param moreHeaders the headers that pages may send besides the usual ones
    public CorsPolicy(AllowedOrigins origins, List<String> moreHeaders) {
        this.origins = origins;
        var headers = Stream.concat(USUAL_HEADERS.stream(), moreHeaders.stream())
                .map(header -> header.toLowerCase(Locale.ROOT))
                .distinct()
                .collect(Collectors.joining(", "));
        this.allowances = Map.of(
                "Access-Control-Allow-Methods", "DELETE, GET, OPTIONS, PATCH, POST, PUT",
                "Access-Control-Allow-Headers", headers,
                "Access-Control-Max-Age", "86400");
    }

    /// The answer to a CORS preflight; empty when the request is not one. For an origin that is not allowed,
    /// the answer lacks the permitting headers, so that the browser refuses.
    Optional<EncodedResponse> preflight(RequestContext context) {
        var request = context.http();
        if (!context.is(HttpMethod.OPTIONS)
                || request.getHeader(ORIGIN) == null
                || request.getHeader("Access-Control-Request-Method") == null) {
            return Optional.empty();
        }
        return Optional.of(EncodedResponse.empty(204, permitted(context) ? allowances : Map.of()));
    }

    /// Whether a page of an origin that is not allowed tries to change something. Browsers send such a
    /// request without a preflight when it looks like a form's, and only withhold the answer from the page.
    boolean refuses(RequestContext context) {
        return context.http().getHeader(ORIGIN) != null
                && !context.is(HttpMethod.GET)
                && !context.is(HttpMethod.HEAD)
                && !context.is(HttpMethod.OPTIONS)
                && !permitted(context);
    }

    /// Adds the headers that allow the page to read this answer.
    void permit(RequestContext context, MultiMap headers) {
        headers.add(HttpHeaders.VARY, ORIGIN);
        if (permitted(context)) {
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, context.http().getHeader(ORIGIN));
            headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
            headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
        }
    }

    private boolean permitted(RequestContext context) {
        var origin = context.http().getHeader(ORIGIN);
        return origin != null && origins.allows(origin, context.host());
    }
}
