package dev.parlor.realtime.netty;

import dev.parlor.realtime.Handshake;
import dev.parlor.realtime.SocketRoute;
import java.util.Optional;

/// What a handshake comes to before anybody knows whose it is.
sealed interface Upgrade {
    /// It may go on.
    ///
    /// @param credential what was shown, if anything
    /// @param accept the value of `Sec-WebSocket-Accept`
    record Possible(SocketRoute route, Handshake handshake, Optional<Credential> credential, String accept)
            implements Upgrade {}

    /// It is answered with an error.
    record Impossible(Refusal refusal) implements Upgrade {}
}
