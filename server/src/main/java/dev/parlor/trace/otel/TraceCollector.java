package dev.parlor.trace.otel;

import java.net.URI;
import java.util.Map;

/// Where spans are sent.
///
/// @param endpoint the collector's address, to which `/v1/traces` is added
/// @param headers sent along, often with a key; not to be shown
/// @param service what this server is called there
/// @param version of the program
/// @param share of the traces that begin here to be recorded, from 0 to 1; those that a client begins go by its
///     word
public record TraceCollector(URI endpoint, Map<String, String> headers, String service, String version, double share) {
    String traces() {
        var base = endpoint.toString();
        return (base.endsWith("/") ? base : base + "/") + "v1/traces";
    }

    @Override
    public String toString() {
        return "Collector[" + endpoint + ", service=" + service + ", share=" + share + "]";
    }
}
