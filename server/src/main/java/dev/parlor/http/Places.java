package dev.parlor.http;

import java.util.function.Consumer;

/// Which part of the server a path belongs to. On the event loop.
///
/// @param metrics answers `/metrics`
record Places(
        AllowedHosts hosts,
        Api api,
        Health health,
        SocketPaths sockets,
        StaticClient client,
        MetricsPage metrics,
        Outbound outbound)
        implements Consumer<Call> {
    @Override
    public void accept(Call call) {
        var path = call.target().path();
        if (path.equals("/healthz") || path.equals("/readyz")) {
            // Before the host check: probes of orchestrators come by address, and so do collectors of metrics.
            health.handle(call.at(path));
        } else if (path.equals(MetricsPage.PATH)) {
            metrics.handle(call.at(path));
        } else if (call.namesHost() && !hosts.allows(call.host())) {
            outbound.send(call, Reply.of(Problems.disallowedHost()));
        } else if (path.startsWith("/api/") || path.equals("/api")) {
            api.handle(call);
        } else if (path.startsWith("/ws/") || path.equals("/ws")) {
            sockets.handle(call.at("/ws/"));
        } else {
            client.handle(call.at("client"));
        }
    }
}
