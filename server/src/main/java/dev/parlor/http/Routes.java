package dev.parlor.http;

/// Where features register their routes. Paths end in `/` and hold parameters as `{name}`; the same path without
/// the slash is served too. A path that has other methods answers 405.
public interface Routes {
    /// A route for callers with a valid access token.
    Routes on(String method, String path, Endpoint endpoint);

    /// As [#on], for a body that may be larger than usual.
    ///
    /// @param most bytes
    Routes upload(String method, String path, int most, Endpoint endpoint);

    /// A route for everybody: a token sent there, good or bad, is ignored.
    Routes open(String method, String path, Endpoint endpoint);
}
