package dev.parlor.realtime.netty;

/// What somebody shows to open a socket.
sealed interface Credential {
    /// An access token, from the header or the query.
    record Token(String text) implements Credential {}

    /// A ticket, which works once.
    record Ticket(String text) implements Credential {}
}
