package dev.parlor.realtime.netty.upgrade;

import dev.parlor.realtime.SocketHandshake;
import dev.parlor.realtime.SocketRoute;
import java.util.Optional;

/// The result of checking a handshake, before its user is known.
public sealed interface UpgradeRequest {
    /// It may go on to authentication.
    ///
    /// @param credential what the client presented, if anything
    /// @param accept the value of `Sec-WebSocket-Accept`
    record ValidUpgrade(
            SocketRoute route, SocketHandshake handshake, Optional<SocketCredential> credential, String accept)
            implements UpgradeRequest {}

    /// It is answered with an error.
    record InvalidUpgrade(HandshakeRefusal refusal) implements UpgradeRequest {}
}
