package dev.parlor.http.client;

import java.util.Optional;

/// The actual client of a request, as reported by trusted proxies.
///
/// @param address as text
/// @param scheme `https` or `http`, as the client sees it
/// @param host the host name that the client used, if a trusted proxy reports it; otherwise use the `Host`
///     header
/// @param proxied whether a trusted proxy forwarded the request
public record Client(String address, String scheme, Optional<String> host, boolean proxied) {}
