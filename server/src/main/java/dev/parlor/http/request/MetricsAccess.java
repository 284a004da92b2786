package dev.parlor.http.request;

import java.util.Optional;

/// Where metrics can be read, and by whom.
///
/// @param port of a separate listener, 0 for any free one; empty for the server's own port
/// @param address that the separate listener listens on
/// @param token that readers must send as bearer token; may be empty with a separate port, where the network
///     decides who can read
/// @param sheet makes the page; may block
public record MetricsAccess(Optional<Integer> port, String address, Optional<String> token, MetricsSheet sheet) {
    public MetricsAccess {
        if (port.isEmpty() && token.isEmpty()) {
            throw new IllegalArgumentException("measurements on the server's own port need a token");
        }
    }

    /// The current values of all metrics.
    @FunctionalInterface
    public interface MetricsSheet {
        /// @param accept the reader's `Accept` header, if sent
        MetricsText page(Optional<String> accept);
    }

    /// The metrics as text.
    ///
    /// @param type the media type, with the version of the format
    public record MetricsText(String type, String text) {}
}
