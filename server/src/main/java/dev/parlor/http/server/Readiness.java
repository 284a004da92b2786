package dev.parlor.http.server;

/// Whether a node should get requests.
public enum Readiness {
    READY,
    /// It does its work, but does not reach the other nodes: requests are welcome still.
    DEGRADED,
    /// What requests need does not answer.
    UNAVAILABLE
}
