package dev.parlor.http;

import java.util.function.Consumer;

/// Which part of the server a path belongs to. On the event loop.
///
/// @param metrics answers `/metrics`
record PathDispatcher(
        AllowedHosts hosts,
        ApiHandler api,
        HealthEndpoint health,
        SocketPaths sockets,
        StaticClient client,
        MetricsPage metrics,
        ResponseWriter outbound)
        implements Consumer<RequestContext> {
    @Override
    public void accept(RequestContext call) {
        var path = call.target().path();
        if (path.equals("/healthz") || path.equals("/readyz")) {
            // Before the host check: probes of orchestrators come by address, and so do collectors of metrics.
            health.handle(call.at(path));
        } else if (path.equals(MetricsPage.PATH)) {
            metrics.handle(call.at(path));
        } else if (call.namesHost() && !hosts.allows(call.host())) {
            outbound.send(call, EncodedResponse.of(ProblemResponses.disallowedHost()));
        } else if (path.startsWith("/api/") || path.equals("/api")) {
            api.handle(call);
        } else if (path.startsWith("/ws/") || path.equals("/ws")) {
            sockets.handle(call.at("/ws/"));
        } else {
            client.handle(call.at("client"));
        }
    }
}
