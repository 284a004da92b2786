package dev.parlor.realtime;

/// What one socket does: made by its [SocketRoute] for one connection.
///
/// All methods run on virtual threads, one at a time and in order for each connection; they may block. An
/// exception from them is a bug: it is logged with an error id and the socket is closed with 4500 and that
/// id.
public interface SocketHandler {
    /// The socket is open and its user is known. Refuse by closing the connection.
    void opened(Connection connection);

    /// One whole text message, at most 32 KiB, in arrival order. Never called before [#opened] has returned, nor
    /// after the connection was closed by the server.
    void received(Connection connection, String text);

    /// The socket is gone, for whatever reason. Called exactly once if [#opened] was called; its topic
    /// memberships have already ended.
    void closed(Connection connection);
}
