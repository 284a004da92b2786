package dev.parlor.http;

import java.util.List;
import java.util.Optional;

/// Who is really asking, when proxies stand between.
///
/// `X-Forwarded-For` and `X-Forwarded-Proto` are believed only when the peer is a trusted proxy; then the client is
/// the right-most address that is none. What stands further left may have been made up by the client.
///
/// @param trusted networks of proxies; none by default
public record ClientAddress(List<Network> trusted) {
    /// No proxy: everybody connects directly.
    public static final ClientAddress DIRECT = new ClientAddress(List.of());

    private static final int MOST_HOPS = 32;

    public ClientAddress {
        trusted = List.copyOf(trusted);
    }

    /// Reads `TRUSTED_PROXIES`: addresses or networks as `10.0.0.0/8`.
    ///
    /// @throws IllegalArgumentException when one is malformed; the message names it
    public static ClientAddress behind(List<String> networks) {
        return new ClientAddress(networks.stream().map(Network::parse).toList());
    }

    /// The client's address, as text.
    ///
    /// @param peer the address at the other end of the TCP connection
    /// @param forwardedFor all `X-Forwarded-For` headers, in order
    public String of(String peer, List<String> forwardedFor) {
        if (forwardedFor.isEmpty() || !isProxy(peer)) {
            return peer;
        }
        var hops = String.join(",", forwardedFor).split(",", -1);
        var client = peer;
        for (var i = hops.length - 1; i >= 0 && i >= hops.length - MOST_HOPS; i--) {
            var hop = withoutPort(hops[i].strip());
            var address = Network.address(hop);
            if (address.isEmpty()) {
                return client;
            }
            client = address.get().getHostAddress();
            if (!isProxy(client)) {
                return client;
            }
        }
        return client;
    }

    /// `https` or `http`, as the client sees it.
    public String scheme(String peer, Optional<String> forwardedProto) {
        return forwardedProto
                        .filter(proto -> proto.strip().equalsIgnoreCase("https") && isProxy(peer))
                        .isPresent()
                ? "https"
                : "http";
    }

    String of(Call call) {
        return of(call.peer(), call.http().headers().getAll("X-Forwarded-For"));
    }

    String scheme(Call call) {
        return scheme(call.peer(), Optional.ofNullable(call.http().getHeader("X-Forwarded-Proto")));
    }

    private boolean isProxy(String address) {
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
