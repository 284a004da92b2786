package dev.parlor.http;

/// Registers the features' routes. Paths end in `/`, with parameters as `{name}`; the same path without the
/// slash is served too. Other methods of a known path are answered 405.
public interface Routes {
    /// Adds a route for callers with a valid access token.
    Routes on(String method, String path, Endpoint endpoint);

    /// Like [#on], for a body that may be larger than usual.
    ///
    /// @param most the largest body, in bytes
    Routes upload(String method, String path, int most, Endpoint endpoint);

    /// Adds a route for everyone: a token sent there, valid or not, is ignored.
    Routes open(String method, String path, Endpoint endpoint);
}
