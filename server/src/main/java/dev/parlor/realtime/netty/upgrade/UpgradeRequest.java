package dev.parlor.realtime.netty.upgrade;

import dev.parlor.realtime.SocketHandshake;
import dev.parlor.realtime.SocketRoute;
import java.util.Optional;

/// What a handshake comes to before anybody knows whose it is.
public sealed interface UpgradeRequest {
    /// It may go on.
    ///
    /// @param credential what was shown, if anything
    /// @param accept the value of `Sec-WebSocket-Accept`
    record ValidUpgrade(
            SocketRoute route, SocketHandshake handshake, Optional<SocketCredential> credential, String accept)
            implements UpgradeRequest {}

    /// It is answered with an error.
    record InvalidUpgrade(HandshakeRefusal refusal) implements UpgradeRequest {}
}
