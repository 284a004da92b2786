package dev.parlor.http.request;

import dev.parlor.http.client.Client;
import io.vertx.core.Context;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/// One request inside the server, with the details that features don't see.
///
/// @param http the HTTP library's request
/// @param loop the event loop of its connection
/// @param id identifies the request in the log
/// @param startedNanos when its head had arrived, in [System#nanoTime]
/// @param target the request target
/// @param route the path template of its route, for the metrics
/// @param trace the id of its trace, if one is recorded
/// @param client the actual client, behind any trusted proxies
/// @param host the host name in the request, with port; endpoints see only allowed ones
public record RequestContext(
        HttpServerRequest http,
        Context loop,
        String id,
        long startedNanos,
        RequestTarget target,
        String route,
        Optional<String> trace,
        Client client,
        String host) {
    /// The route of a request that matches none.
    public static final String NOWHERE = "none";

    /// The same request with its route.
    public RequestContext at(String place) {
        return new RequestContext(http, loop, id, startedNanos, target, place, trace, client, host);
    }

    /// The same request as part of a trace.
    RequestContext within(Optional<String> recorded) {
        return new RequestContext(http, loop, id, startedNanos, target, route, recorded, client, host);
    }

    public boolean is(HttpMethod method) {
        return http.method().equals(method);
    }

    public String method() {
        return http.method().name();
    }

    public boolean namesHost() {
        return !host.isEmpty() || http.headers().contains("Host");
    }

    boolean isApi() {
        return target.path().startsWith("/api/");
    }
}
