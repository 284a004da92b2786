package dev.parlor.realtime.netty.upgrade;

/// What a client presents to open a socket.
sealed interface SocketCredential {
    /// An access token, from the header or the query.
    record TokenCredential(String text) implements SocketCredential {}

    /// A ticket, which works once.
    record TicketCredential(String text) implements SocketCredential {}
}
