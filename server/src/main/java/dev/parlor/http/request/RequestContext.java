package dev.parlor.http.request;

import dev.parlor.http.client.Client;
import io.vertx.core.Context;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/// One request on its way through the server, before and beside what features see of it.
///
/// @param http the request of the HTTP library
/// @param loop the event loop of its connection
/// @param id to find it again in the log
/// @param startedNanos when its head had arrived, of [System#nanoTime]
/// @param target what it asks for
/// @param route where it leads, as it is written down, for the metrics
/// @param trace that it belongs to, when one is recorded
/// @param client who is really asking
/// @param host the name under which the server was addressed, with port, already allowed
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
    /// What leads nowhere.
    public static final String NOWHERE = "none";

    /// The same request, now that it is known where it leads.
    public RequestContext at(String place) {
        return new RequestContext(http, loop, id, startedNanos, target, place, trace, client, host);
    }

    /// The same request as a part of a trace.
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
