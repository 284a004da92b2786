package dev.parlor.http.server;

import dev.parlor.http.ProblemResponses;
import dev.parlor.http.assets.StaticClient;
import dev.parlor.http.client.AllowedHosts;
import dev.parlor.http.request.ApiHandler;
import dev.parlor.http.request.EncodedResponse;
import dev.parlor.http.request.RequestContext;
import dev.parlor.http.request.ResponseWriter;
import java.util.function.Consumer;

/// Chooses the part of the server that a path belongs to. Runs on the event loop.
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
    public void accept(RequestContext context) {
        var path = context.target().path();
        if (path.equals("/healthz") || path.equals("/readyz")) {
            // Before the host check: orchestrator probes and metrics collectors use an address as the host.
            health.handle(context.at(path));
        } else if (path.equals(MetricsPage.PATH)) {
            metrics.handle(context.at(path));
        } else if (context.namesHost() && !hosts.allows(context.host())) {
            outbound.send(context, EncodedResponse.of(ProblemResponses.disallowedHost()));
        } else if (path.startsWith("/api/") || path.equals("/api")) {
            api.handle(context);
        } else if (path.startsWith("/ws/") || path.equals("/ws")) {
            sockets.handle(context.at("/ws/"));
        } else {
            client.handle(context.at("client"));
        }
    }
}
