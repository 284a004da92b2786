package dev.parlor.trace.otel;

import java.net.URI;
import java.util.Map;

/// Where spans are sent.
///
/// @param endpoint the collector's address, to which `/v1/traces` is appended
/// @param headers sent with each batch; may contain a secret key
/// @param service the name of this server in traces
/// @param version of this server
/// @param share fraction of the traces started here to record, from 0 to 1; for traces started by a client,
///     the client decides
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
