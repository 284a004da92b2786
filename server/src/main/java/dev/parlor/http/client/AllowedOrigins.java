package dev.parlor.http.client;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The origins whose pages may use this server from a browser (`CORS_ALLOWED_ORIGINS`): the listed ones and
/// the server's own.
///
/// @param listed origins as `scheme://host[:port]`
public record AllowedOrigins(Set<String> listed) {
    /// The usual development server of a web client.
    public static final AllowedOrigins DEFAULT =
            AllowedOrigins.of(List.of("http://localhost:3000", "http://127.0.0.1:3000"));

    public AllowedOrigins {
        listed = Set.copyOf(listed);
    }

    /// Origins as configured. A last slash, the scheme's default port and case are ignored.
    public static AllowedOrigins of(List<String> origins) {
        return new AllowedOrigins(origins.stream()
                .map(origin -> normal(origin.strip().replaceAll("/+$", "")))
                .collect(Collectors.toUnmodifiableSet()));
    }

    /// Whether a page of this origin may read answers and open sockets.
    ///
    /// The server's own origin is recognised by host and port alone: behind a proxy that terminates TLS, the
    /// server sees another scheme than the browser.
    ///
    /// @param origin the `Origin` header
    /// @param host the `Host` header of the same request, already allowed
    public boolean allows(String origin, String host) {
        var normal = normal(origin);
        return normal.equals(normal("http://" + host))
                || normal.equals(normal("https://" + host))
                || listed.contains(normal);
    }

    private static String normal(String origin) {
        var lower = origin.toLowerCase(Locale.ROOT);
        var defaultPort = lower.startsWith("http://") ? ":80" : lower.startsWith("https://") ? ":443" : "";
        return lower.endsWith(defaultPort) ? lower.substring(0, lower.length() - defaultPort.length()) : lower;
    }
}
