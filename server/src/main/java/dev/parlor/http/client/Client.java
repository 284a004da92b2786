package dev.parlor.http.client;

import java.util.Optional;

/// Who is really asking, as far as trusted proxies tell.
///
/// @param address as text
/// @param scheme `https` or `http`, as the client sees it
/// @param host the name that the client asked for, when a trusted proxy says so; else the `Host` header has it
/// @param proxied whether a trusted proxy has passed the request on
public record Client(String address, String scheme, Optional<String> host, boolean proxied) {}
