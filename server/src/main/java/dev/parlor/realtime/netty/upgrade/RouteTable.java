package dev.parlor.realtime.netty.upgrade;

import dev.parlor.realtime.SocketRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the socket route for a path.
public record RouteTable(List<SocketRoute> routes) {
    public RouteTable {
        routes = List.copyOf(routes);
    }

    /// A route, and the values of its parameters in one path.
    record MatchedRoute(SocketRoute route, List<String> parameters) {}

    /// @param path without its last slash
    public Optional<MatchedRoute> find(String path) {
        for (var route : routes) {
            var matcher = route.path().matcher(path);
            if (matcher.matches()) {
                var parameters = new ArrayList<String>();
                for (var group = 1; group <= matcher.groupCount(); group++) {
                    parameters.add(matcher.group(group));
                }
                return Optional.of(new MatchedRoute(route, parameters));
            }
        }
        return Optional.empty();
    }
}
