package dev.parlor.realtime.netty.limits;

import dev.parlor.identity.Principal;
import dev.parlor.tally.KeyedCounter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts open sockets by user and by network, and decides whether one more may open. Thread-safe.
public final class SocketAdmission {
    private final KeyedCounter<Holder> users;
    private final KeyedCounter<String> networks;
    private final HandshakeRate handshakes;
    private final AtomicInteger open = new AtomicInteger();
    private final CompletableFuture<Void> empty = new CompletableFuture<>();
    private volatile boolean closed;

    public SocketAdmission(SocketLimits limits, SocketTiming timing) {
        users = new KeyedCounter<>(limits.perUser());
        networks = new KeyedCounter<>(limits.perAddress());
        handshakes = new HandshakeRate(
                PaceLimiter.of(limits.handshakesPerSecond(), limits.handshakeBurst()), timing.ticker());
    }

    /// A slot that is taken until it is given back.
    ///
    /// @param network what the client's address counts under
    public record ConnectionOwner(Principal principal, String network) {
        /// In a shared account, one network can't take the slots of the others.
        private Holder holder() {
            return new Holder(principal.userId(), principal.shared() ? network : "");
        }
    }

    private record Holder(long userId, String network) {}

    /// Counts a handshake; false when this network makes too many.
    public boolean knock(String network) {
        return handshakes.allows(network);
    }

    /// Takes a slot for a network, before the socket's user is known.
    public boolean takeNetwork(String network) {
        return networks.take(network);
    }

    public void giveBackNetwork(String network) {
        networks.giveBack(network);
    }

    /// Takes a slot for a user whose network already has one; false when the user has too many.
    public boolean enter(ConnectionOwner owner) {
        if (!users.take(owner.holder())) {
            return false;
        }
        open.incrementAndGet();
        return true;
    }

    public void leave(ConnectionOwner owner) {
        users.giveBack(owner.holder());
        networks.giveBack(owner.network());
        if (open.decrementAndGet() == 0 && closed) {
            empty.complete(null);
        }
    }

    /// Open sockets on this node.
    public int count() {
        return open.get();
    }

    public boolean closed() {
        return closed;
    }

    /// Accepts no more sockets. Completes when all have left.
    public CompletableFuture<Void> close() {
        closed = true;
        if (open.get() == 0) {
            empty.complete(null);
        }
        return empty;
    }

    public void forgetRecovered() {
        handshakes.forgetRecovered();
    }
}
