package dev.parlor.http.request;

import java.util.Optional;

/// Where measurements may be read, and by whom.
///
/// @param port of a listener of its own, 0 for any free one; empty for the server's own port
/// @param address that this listener listens on
/// @param token that a reader must show as bearer token; may be empty with a port of its own, where the network
///     decides who reads
/// @param sheet makes the page; may block
public record MetricsAccess(Optional<Integer> port, String address, Optional<String> token, MetricsSheet sheet) {
    public MetricsAccess {
        if (port.isEmpty() && token.isEmpty()) {
            throw new IllegalArgumentException("measurements on the server's own port need a token");
        }
    }

    /// All figures as of now.
    @FunctionalInterface
    public interface MetricsSheet {
        /// @param accept what the reader would like, of its `Accept` header
        MetricsText page(Optional<String> accept);
    }

    /// The figures, written down.
    ///
    /// @param type with the version of the format
    public record MetricsText(String type, String text) {}
}
