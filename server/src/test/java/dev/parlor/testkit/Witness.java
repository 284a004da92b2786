package dev.parlor.testkit;

import java.util.Map;
import java.util.Optional;

/// Sees what a server says to the clients of the test kit, on the thread of the test that reads it; objects by
/// throwing [AssertionError].
public interface Witness {
    /// One HTTP exchange. An upgrade to a WebSocket is one too.
    void answered(Exchange exchange);

    /// A text frame from the server.
    ///
    /// @param path the socket's, with its query
    void said(String path, String text);

    /// A message that the server has said to be done.
    ///
    /// @param text what the client had sent
    void done(String path, String text);

    /// A close frame from the server.
    ///
    /// @param code 0 when there was none
    void closed(String path, int code, String reason);

    /// A request and its answer.
    ///
    /// @param target path and query
    /// @param sent the request's body, as text
    /// @param headers names are lower-case; the first value of each
    /// @param body the answer's, as text
    record Exchange(
            String method,
            String target,
            Optional<String> sent,
            int status,
            Map<String, String> headers,
            String body) {}
}
