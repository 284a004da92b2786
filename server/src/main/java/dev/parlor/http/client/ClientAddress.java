package dev.parlor.http.client;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Finds the actual client of a request that came through proxies.
///
/// What a request says about its client counts only when the peer is a trusted proxy. `X-Forwarded-For` and
/// `X-Forwarded-Proto` win: if either is present, `Forwarded` (RFC 7239) is ignored, because a proxy that
/// sets only the former passes the client's own `Forwarded` on.
///
/// Each proxy appends what it saw, so the right-most address that is not a trusted proxy is the client.
/// Scheme and host are those seen by the proxy nearest to the client. The client may have made up everything
/// further left.
///
/// @param trusted networks of proxies; none by default
public record ClientAddress(List<AddressRange> trusted) {
    /// No proxies: all clients connect directly.
    public static final ClientAddress DIRECT = new ClientAddress(List.of());

    private static final int MOST_HOPS = 32;

    public ClientAddress {
        trusted = List.copyOf(trusted);
    }

    /// Reads `TRUSTED_PROXIES`: addresses, or networks such as `10.0.0.0/8`.
    ///
    /// @throws IllegalArgumentException when one is malformed; the message names it
    public static ClientAddress behind(List<String> networks) {
        return new ClientAddress(networks.stream().map(AddressRange::parse).toList());
    }

    /// The client of a request.
    ///
    /// @param peer the address at the other end of the TCP connection
    /// @param headers returns all values of a request header, in order
    public Client client(String peer, Function<String, List<String>> headers) {
        if (!isProxy(peer)) {
            return new Client(peer, "http", Optional.empty(), false);
        }
        var addresses = items(headers.apply("X-Forwarded-For"));
        var schemes = items(headers.apply("X-Forwarded-Proto"));
        if (!addresses.isEmpty() || !schemes.isEmpty()) {
            var found = nearest(peer, addresses);
            // Proxies that set the scheme without appending send a single one for all hops.
            var scheme = schemes.size() == addresses.size() ? schemes.get(found.element()) : first(schemes);
            return new Client(found.address(), scheme(scheme), Optional.empty(), true);
        }
        var elements = Forwarded.parse(headers.apply("Forwarded"));
        if (elements.isEmpty()) {
            return new Client(peer, "http", Optional.empty(), true);
        }
        var found = nearest(peer, elements.stream().map(Forwarded::client).toList());
        var element = elements.get(found.element());
        return new Client(found.address(), scheme(element.scheme().orElse("")), element.host(), true);
    }

    /// The client's address, as text.
    public String address(String peer, Function<String, List<String>> headers) {
        return client(peer, headers).address();
    }

    /// The host name that the client used, if a trusted proxy reports it.
    public Optional<String> host(String peer, Function<String, List<String>> headers) {
        return client(peer, headers).host();
    }

    /// @param element the index of the entry from the proxy nearest to the client
    private record Found(String address, int element) {}

    private Found nearest(String peer, List<String> hops) {
        var found = new Found(peer, 0);
        for (var i = hops.size() - 1; i >= 0 && i >= hops.size() - MOST_HOPS; i--) {
            var address = AddressRange.address(withoutPort(hops.get(i)));
            if (address.isEmpty()) {
                return new Found(found.address(), i);
            }
            found = new Found(address.get().getHostAddress(), i);
            if (!isProxy(found.address())) {
                return found;
            }
        }
        return found;
    }

    private static List<String> items(List<String> headers) {
        return headers.isEmpty()
                ? List.of()
                : Arrays.stream(String.join(",", headers).split(",", -1))
                        .map(String::strip)
                        .toList();
    }

    private static String first(List<String> schemes) {
        return schemes.isEmpty() ? "" : schemes.getFirst();
    }

    private static String scheme(String said) {
        return said.equalsIgnoreCase("https") ? "https" : "http";
    }

    /// Whether this is the address of a trusted proxy.
    public boolean isProxy(String address) {
        for (var network : trusted) {
            if (network.contains(address)) {
                return true;
            }
        }
        return false;
    }

    private static String withoutPort(String hop) {
        if (hop.startsWith("[")) {
            var end = hop.indexOf(']');
            return end < 0 ? hop : hop.substring(1, end);
        }
        var colon = hop.indexOf(':');
        return colon >= 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
    }
}
