package dev.parlor.http.server;

import dev.parlor.http.client.AllowedHosts;
import dev.parlor.http.client.AllowedOrigins;
import dev.parlor.http.client.ClientAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The settings of the HTTP server.
///
/// @param host the address to listen on, `0.0.0.0` for all
/// @param port the port to listen on; 0 for any free one
/// @param hosts the host names that requests may use
/// @param origins the origins whose pages may use the server
/// @param corsHeaders the headers that these pages may send besides the usual ones
/// @param clients which proxies are trusted to report the client's address
/// @param connections the limits of connections
/// @param hsts how long browsers must keep using TLS after their first visit over TLS; empty for no such rule
/// @param clock for the `Date` header
public record WebSettings(
        String host,
        int port,
        AllowedHosts hosts,
        AllowedOrigins origins,
        List<String> corsHeaders,
        ClientAddress clients,
        ConnectionLimits connections,
        Optional<Duration> hsts,
        InstantSource clock) {
    public WebSettings {
        corsHeaders = List.copyOf(corsHeaders);
    }

    /// The same settings for another listener.
    WebSettings at(String otherHost, int otherPort) {
        return new WebSettings(otherHost, otherPort, hosts, origins, corsHeaders, clients, connections, hsts, clock);
    }

    /// Listens on this machine only, under `port`, with defaults for everything else.
    public static WebSettings local(int port) {
        return new WebSettings(
                "127.0.0.1",
                port,
                AllowedHosts.LOCAL,
                AllowedOrigins.DEFAULT,
                List.of(),
                ClientAddress.DIRECT,
                ConnectionLimits.DEFAULTS,
                Optional.of(Duration.ofDays(180)),
                InstantSource.system());
    }
}
