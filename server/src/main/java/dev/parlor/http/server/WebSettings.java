package dev.parlor.http.server;

import dev.parlor.http.client.AllowedHosts;
import dev.parlor.http.client.AllowedOrigins;
import dev.parlor.http.client.ClientAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// How the server is to be reached.
///
/// @param host the address to listen on, `0.0.0.0` for all
/// @param port the port to listen on; 0 for any free one
/// @param hosts under which names it may be addressed
/// @param origins which pages may use it
/// @param corsHeaders what these pages may send besides the usual headers
/// @param clients which proxies are trusted to tell the client's address
/// @param connections how many there may be, and for how long
/// @param hsts how long browsers come by TLS only once they have done so; empty to leave it to them
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

    /// The same for another listener.
    WebSettings at(String otherHost, int otherPort) {
        return new WebSettings(otherHost, otherPort, hosts, origins, corsHeaders, clients, connections, hsts, clock);
    }

    /// Reachable from this machine under `port`, everything else as by default.
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
