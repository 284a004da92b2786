package dev.parlor.http.server;

/// Whether a node should get requests.
public enum Readiness {
    READY,
    /// Works, but can't reach the other nodes; it still accepts requests.
    DEGRADED,
    /// Something that requests need is unavailable.
    UNAVAILABLE
}
