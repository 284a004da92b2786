package dev.parlor.realtime;

import java.util.regex.Pattern;

/// One route under `/ws/`.
///
/// @param name for logs and metrics, for instance `game`
/// @param path the whole path without its last slash; groups are the path's parameters. a path that doesn't
///     match gets 404 before the upgrade
/// @param factory makes the handler of one connection; must not block
public record SocketRoute(String name, Pattern path, HandlerFactory factory) {
    /// Makes the handler of one connection.
    @FunctionalInterface
    public interface HandlerFactory {
        SocketHandler create(SocketHandshake handshake);
    }
}
