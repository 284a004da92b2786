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
/// @param authenticator finds the user that a token belongs to
/// @param requests limits the requests of each user, or of each anonymous address
/// @param socketGate inspects every new connection, on its event loop, before its first byte; it may take the
///     connection over
/// @param socketPath whether a path, without its last slash, belongs to a socket
/// @param readiness whether everything that requests need is available; may block
/// @param watch metrics and traces
public record ServerDependencies(
        Authenticator authenticator,
        RateLimit requests,
        Consumer<Channel> socketGate,
        Predicate<String> socketPath,
        Supplier<Readiness> readiness,
        HttpTelemetry watch) {
    /// Without metrics and traces.
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
