package dev.parlor.http.server;

import dev.parlor.http.request.HttpTelemetry;
import dev.parlor.identity.Authenticator;
import dev.parlor.limits.RateLimit;
import io.netty.channel.Channel;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// What the server needs from the rest of the program.
///
/// @param authenticator tells who a token belongs to
/// @param requests how many requests one user, or one anonymous address, may make
/// @param socketGate takes a look at every new connection, on its event loop, before its first byte; it may take
///     the connection over
/// @param socketPath whether a path, without its last slash, is one of a socket
/// @param readiness whether what requests need answers; may block
/// @param watch how it is watched
public record ServerDependencies(
        Authenticator authenticator,
        RateLimit requests,
        Consumer<Channel> socketGate,
        Predicate<String> socketPath,
        Supplier<Readiness> readiness,
        HttpTelemetry watch) {
    /// Watched by nobody.
    public ServerDependencies(
            Authenticator authenticator,
            RateLimit requests,
            Consumer<Channel> socketGate,
            Predicate<String> socketPath,
            BooleanSupplier ready) {
        this(
                authenticator,
                requests,
                socketGate,
                socketPath,
                () -> ready.getAsBoolean() ? Readiness.READY : Readiness.UNAVAILABLE,
                HttpTelemetry.none());
    }
}
