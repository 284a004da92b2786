package dev.parlor.http;

import dev.parlor.limits.RateLimit;
import dev.parlor.realtime.Authenticator;
import io.netty.channel.Channel;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// What the server needs from the rest of the program.
///
/// @param authenticator tells who a token belongs to
/// @param requests how many requests one user, or one anonymous address, may make
/// @param socketGate takes a look at every new connection, on its event loop, before its first byte; it may take
///     the connection over
/// @param socketPath whether a path, without its last slash, is one of a socket
/// @param watch how it is watched
/// @param ready whether everything that requests need answers; may block
public record Surroundings(
        Authenticator authenticator,
        RateLimit requests,
        Consumer<Channel> socketGate,
        Predicate<String> socketPath,
        BooleanSupplier ready,
        Watch watch) {
    /// Watched by nobody.
    public Surroundings(
            Authenticator authenticator,
            RateLimit requests,
            Consumer<Channel> socketGate,
            Predicate<String> socketPath,
            BooleanSupplier ready) {
        this(authenticator, requests, socketGate, socketPath, ready, Watch.none());
    }
}
