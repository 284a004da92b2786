package dev.parlor.realtime;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a client asked for when it opened a socket.
///
/// @param path the values of the route's path parameters, in order
/// @param query the query's first values by name, without `token` and `ticket`
/// @param address the client's network address, as text
public record SocketHandshake(List<String> path, Map<String, String> query, String address) {
    public SocketHandshake {
        path = List.copyOf(path);
        query = Map.copyOf(query);
    }

    /// One query parameter.
    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }
}
