package dev.parlor.http.client;

import java.util.List;
import java.util.Locale;

/// The host names that requests may use (`ALLOWED_HOSTS`), against DNS rebinding and poisoned links.
///
/// An entry is a host name or address without port; `.example.org` means the domain and all its subdomains;
/// `*` means any host. Case and the port of the request are ignored.
///
/// @param entries as configured
public record AllowedHosts(List<String> entries) {
    /// This machine only.
    public static final AllowedHosts LOCAL = new AllowedHosts(List.of("localhost", "127.0.0.1", "[::1]"));

    public AllowedHosts {
        entries = entries.stream()
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    /// Whether a request may have this `Host` header (name or address, with or without port).
    public boolean allows(String hostHeader) {
        var host = withoutPort(hostHeader);
        if (host.isEmpty() || !wellFormed(host)) {
            return false;
        }
        var name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        for (var entry : entries) {
            if (matches(entry, name)) {
                return true;
            }
        }
        return false;
    }

    /// Like [#allows], but accepts any address: unlike a name, it can't be made to point elsewhere.
    public boolean allowsOrIsAddress(String hostHeader) {
        var host = withoutPort(hostHeader);
        var address = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return allows(hostHeader) || AddressRange.address(address).isPresent();
    }

    private static boolean matches(String entry, String name) {
        if (entry.startsWith(".")) {
            return regionEquals(name, 0, entry.substring(1))
                    || name.toLowerCase(Locale.ROOT).endsWith(entry);
        }
        return entry.equals("*") || regionEquals(name, 0, entry);
    }

    private static boolean regionEquals(String name, int from, String entry) {
        return name.length() - from == entry.length() && name.regionMatches(true, from, entry, 0, entry.length());
    }

    private static String withoutPort(String hostHeader) {
        var colon = hostHeader.lastIndexOf(':');
        if (colon < 0 || colon < hostHeader.lastIndexOf(']')) {
            return hostHeader;
        }
        var port = hostHeader.substring(colon + 1);
        return port.chars().allMatch(c -> c >= '0' && c <= '9') ? hostHeader.substring(0, colon) : "";
    }

    /// Allows only the characters of hosts, because the header is repeated in links and in the content
    /// security policy.
    private static boolean wellFormed(String host) {
        return (host.startsWith("[") && host.endsWith("]"))
                ? Ascii.consistsOf(host.substring(1, host.length() - 1), ":.")
                : Ascii.consistsOf(host, ".-_");
    }
}
