package dev.parlor.realtime.netty.upgrade;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What a request line asks for (RFC 9112 §3.2): a path on this server, or an absolute URL.
///
/// @param path still percent-encoded, without its last slash
/// @param rawQuery what follows the `?`, or empty
/// @param authority the host of an absolute URL, which then replaces the `Host` header
public record SocketTarget(String path, String rawQuery, Optional<String> authority) {
    private static final String SOCKETS = "/ws/";

    public static SocketTarget of(String uri) {
        var start = uri.startsWith("/") ? -1 : uri.indexOf("://");
        if (start < 0) {
            return of(uri, Optional.empty());
        }
        var path = uri.indexOf('/', start + 3);
        return path < 0
                ? of("/", Optional.empty())
                : of(uri.substring(path), Optional.of(uri.substring(start + 3, path)));
    }

    private static SocketTarget of(String uri, Optional<String> authority) {
        var question = uri.indexOf('?');
        var path = question < 0 ? uri : uri.substring(0, question);
        var query = question < 0 ? "" : uri.substring(question + 1);
        return new SocketTarget(withoutLastSlash(path), query, authority);
    }

    public static String withoutLastSlash(String path) {
        return path.endsWith("/") && path.length() > 1 ? path.substring(0, path.length() - 1) : path;
    }

    /// Whether the path is under `/ws/`.
    public boolean isSocket() {
        return path.startsWith(SOCKETS);
    }

    /// The first value of each query parameter, decoded.
    ///
    /// @throws IllegalArgumentException when the percent-encoding is broken
    Map<String, String> query() {
        if (rawQuery.isEmpty()) {
            return Map.of();
        }
        var values = new HashMap<String, String>();
        new QueryStringDecoder(rawQuery, false).parameters().forEach((name, all) -> values.put(name, all.getFirst()));
        return values;
    }
}
